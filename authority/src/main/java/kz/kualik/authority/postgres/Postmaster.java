package kz.kualik.authority.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server process of one data directory: one that we started, or one that an earlier, killed authority left.
 */
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(15);
    private static final Duration IMMEDIATE_SHUTDOWN = Duration.ofSeconds(5);

    private final ProcessHandle process;

    Postmaster(ProcessHandle process) {
        this.process = process;
    }

    /**
     * Finds the server that still runs on the data directory. A {@code postmaster.pid} that names no server of this
     * directory (its process is dead, or its number belongs to another program by now) is removed, because PostgreSQL
     * would refuse to start beside it when the number is taken.
     */
    static Optional<Postmaster> leftOver(Path data) throws IOException {
        var file = PostmasterFile.read(data);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        var process = ProcessHandle.of(file.get().pid()).filter(handle -> serves(handle, data));
        if (process.isEmpty()) {
            LOG.info(
                    "removing the stale postmaster.pid of process {}",
                    file.get().pid());
            Files.deleteIfExists(PostmasterFile.path(data));
        }
        return process.map(Postmaster::new);
    }

    /** Asks the server to finish at once but cleanly, and to quit without cleaning up if it does not. */
    void stop() throws PostgresException {
        if (!stopWith("INT", FAST_SHUTDOWN) && !stopWith("QUIT", IMMEDIATE_SHUTDOWN)) {
            throw new PostgresException("the database server, process " + process.pid() + ", does not stop");
        }
    }

    private boolean stopWith(String signal, Duration patience) throws PostgresException {
        if (!process.isAlive()) {
            return true;
        }
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            LOG.warn(
                    "the database server, process {}, ignores {} for {} s",
                    process.pid(),
                    signal,
                    patience.toSeconds());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException("stopping the database server was interrupted", e);
        } catch (IOException | ExecutionException e) {
            throw new PostgresException("the database server, process " + process.pid() + ", cannot be stopped", e);
        }
    }

    /** A server's command line names its data directory; a zombie has none. */
    private static boolean serves(ProcessHandle handle, Path data) {
        try {
            var words = new String(
                            Files.readAllBytes(Path.of("/proc/" + handle.pid() + "/cmdline")), StandardCharsets.UTF_8)
                    .split("\0", -1);
            for (int i = 1; i < words.length; i++) {
                if (words[i - 1].equals("-D") && words[i].equals(data.toString())) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
