package kz.kualik.signer.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A foreign program that runs to its end. */
public final class Program {

    private static final long PATIENCE_SECONDS = 120;

    /** What it did: its exit code and both its streams. */
    public record Outcome(int exitCode, String output) {}

    private Program() {}

    /** Runs it to its end. */
    public static Outcome run(Path folder, Map<String, String> environment, List<String> command) {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " does not end: " + output);
            }
            return new Outcome(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Whether it can be run and ends well. */
    public static boolean answers(String... command) {
        try {
            return run(Path.of("."), Map.of(), List.of(command)).exitCode() == 0;
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
