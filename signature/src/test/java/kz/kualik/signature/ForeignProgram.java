package kz.kualik.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Programs of others that judge what we make. A test that needs one is skipped where it is not installed. */
public final class ForeignProgram {

    private static final int PATIENCE_SECONDS = 60;

    private ForeignProgram() {}

    /**
     * Runs a program to its end.
     *
     * @param exitCode what it ended with
     * @param output what it wrote, errors included
     */
    public record Outcome(int exitCode, String output) {}

    public static Outcome run(String... command) {
        try {
            var process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " did not end");
            }
            return new Outcome(process.exitValue(), output);
        } catch (IOException e) {
            return Assumptions.abort("not installed: " + command[0]);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
