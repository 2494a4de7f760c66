package kz.kualik.signer.nss;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * NSS's program {@code certutil} on one database. It is never let ask for a password at the terminal: without one of these it
 * gets the empty one.
 *
 * @param database its folder
 * @param password a file whose first line opens the database
 */
record CertUtil(Path database, Optional<Path> password) {

    private static final long PATIENCE_SECONDS = 30;
    private static final String WRONG_PASSWORD = "SEC_ERROR_BAD_PASSWORD";
    private static final Path NO_PASSWORD = Path.of("/dev/null");

    /**
     * Runs it.
     *
     * @param input what it reads, if it reads anything
     * @return what it says
     * @throws NssException if it is missing or fails
     */
    String run(String input, String... arguments) throws NssException {
        var command = new ArrayList<>(List.of("certutil", "-d", "sql:" + database));
        command.addAll(List.of(arguments));
        var began = System.nanoTime();
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .execute(process::destroyForcibly);
            try (var stdin = process.outputWriter(StandardCharsets.US_ASCII)) {
                stdin.write(input);
            } catch (IOException e) {
                // It ended before it read all of it, and says why.
            }
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw problem(said, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
            }
            return said;
        } catch (IOException e) {
            throw NssException.io(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NssException.io(e);
        }
    }

    /** The same for commands that change something, which a database may ask its password for. */
    void change(String input, String... arguments) throws NssException {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-f", password.orElse(NO_PASSWORD).toString()));
        var _ = run(input, all.toArray(String[]::new));
    }

    private NssException problem(String said, long seconds) {
        if (said.contains(WRONG_PASSWORD)) {
            return password.map(NssException::wrongPassword).orElseGet(NssException::needsPassword);
        }
        return seconds >= PATIENCE_SECONDS
                ? NssException.endless(seconds)
                : NssException.failed(said.strip().replaceFirst("(?s).*\\R", ""));
    }
}
