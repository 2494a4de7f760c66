package kz.kualik.authority.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own, kept running: prepared on first start, restarted if it dies, stopped with us, and if this
 * process is killed the kernel tells it to stop. It listens on 127.0.0.1 only and asks for a password.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The name of the authority's database inside the server. */
    static final String DATABASE = "kualik";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    /** How long a start may take; recovery of a large database after a crash is part of it, and so is a dying predecessor. */
    private static final Duration START_PATIENCE = Duration.ofMinutes(10);

    /** At the first start somebody waits: a server that keeps giving up will not start by being asked more often. */
    private static final int FIRST_ATTEMPTS = 25;

    /** Later there is nobody to tell but the health page, and no reason to stop trying. */
    private static final int ATTEMPTS_IN_A_ROW = 4;

    private static final Duration PAUSE_BETWEEN_STARTS = Duration.ofMillis(400);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final long MAXIMUM_LOG_OCTETS = 10L * 1024 * 1024;

    private final PostgresCluster cluster;
    private final DirectoryLock lock;
    private final int port;
    private final List<String> settings;
    private final String password;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final Thread supervisor;
    private volatile boolean stopping;
    private volatile Optional<Process> process = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();

    private EmbeddedPostgres(PostgresCluster cluster, DirectoryLock lock, int port, List<String> extraSettings)
            throws PostgresException {
        this.cluster = cluster;
        this.lock = lock;
        this.port = port == 0 ? freePort() : port;
        this.password = cluster.password();
        this.settings = settings(this.port, extraSettings);
        // A platform thread that lives as long as the server: the parent-death signal is bound to the starting thread.
        this.supervisor =
                Thread.ofPlatform().name("postgres-supervisor").daemon().unstarted(this::supervise);
    }

    /**
     * Starts the server and waits until it takes connections.
     *
     * @param directory where its files lie; made if missing
     * @param binaries where PostgreSQL's programs are unpacked once
     * @param port on 127.0.0.1; 0 takes a free one
     * @param uid the user it runs as when this process is root's
     * @param extraSettings further server settings, {@code name=value}
     */
    public static EmbeddedPostgres start(Path directory, Path binaries, int port, int uid, List<String> extraSettings)
            throws PostgresException {
        var lock = DirectoryLock.acquire(directory);
        try {
            var cluster = PostgresCluster.open(directory, PostgresBinaries.unpackOnce(binaries), uid);
            stopLeftOver(cluster.data());
            var server = new EmbeddedPostgres(cluster, lock, port, extraSettings);
            server.supervisor.start();
            server.awaitFirstReady();
            return server;
        } catch (PostgresException e) {
            lock.close();
            throw e;
        }
    }

    /** The JDBC URL of a database of this server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public int port() {
        return port;
    }

    public String username() {
        return PostgresCluster.ROLE;
    }

    /** The role's password; for the data source only, never for a log. */
    public String password() {
        return password;
    }

    /** The process id of the server at this moment; empty while it is being restarted. */
    public Optional<Long> pid() {
        return process.filter(Process::isAlive).map(Process::pid);
    }

    /** Why the server cannot be started again at this moment; empty while all is well or a restart has just begun. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** Stops the server cleanly and waits for its end. */
    @Override
    public void close() throws PostgresException {
        stopping = true;
        var running = process;
        try {
            if (running.isPresent()) {
                new Postmaster(running.get().toHandle()).stop();
            }
        } finally {
            lock.close();
        }
    }

    private static void stopLeftOver(Path data) throws PostgresException {
        try {
            var leftOver = Postmaster.leftOver(data);
            if (leftOver.isPresent()) {
                LOG.info("stopping the database server that an earlier run left behind");
                leftOver.get().stop();
            }
        } catch (IOException e) {
            throw new PostgresException("the state of the database server in " + data + " cannot be read", e);
        }
    }

    private void awaitFirstReady() throws PostgresException {
        try {
            firstReady.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PostgresException failure) {
                throw failure;
            }
            throw new PostgresException("the database server cannot be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException("starting the database server was interrupted", e);
        }
    }

    /**
     * The life of the supervising thread: start, wait for the end, start again unless we are the ones who stop. After the
     * first success it never gives up: it tells what is wrong and tries again after a growing pause.
     */
    private void supervise() {
        try {
            var running = start(FIRST_ATTEMPTS);
            firstReady.complete(null);
            while (!stopping) {
                var code = running.waitFor();
                if (!stopping) {
                    LOG.error("the database server ended with code {}; starting it again", code);
                    running = startUntilItSucceeds(running);
                }
            }
        } catch (PostgresException | IOException | RuntimeException e) {
            firstReady.completeExceptionally(e);
        } catch (InterruptedException e) {
            firstReady.completeExceptionally(e);
        }
    }

    private Process startUntilItSucceeds(Process ended) throws InterruptedException {
        var pause = PAUSE_BETWEEN_STARTS;
        while (!stopping) {
            try {
                stopLeftOver(cluster.data());
                var running = start(ATTEMPTS_IN_A_ROW);
                trouble = Optional.empty();
                return running;
            } catch (PostgresException | IOException | RuntimeException e) {
                trouble = Optional.of("the database server does not start; it is tried again every "
                        + LONGEST_PAUSE.toSeconds() + " s or sooner; the log of the authority says why");
                LOG.error("the database server cannot be started again; the next try is in {}", pause, e);
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        return ended;
    }

    /** A predecessor that was killed may take a moment to vanish with its children, so one failure is not the last word. */
    private Process start(int attempts) throws PostgresException, IOException, InterruptedException {
        var deadline = System.nanoTime() + START_PATIENCE.toNanos();
        for (int attempt = 1; true; attempt++) {
            var started = spawn();
            if (becomesReady(started, deadline)) {
                return started;
            }
            if (stopping || attempt == attempts || System.nanoTime() > deadline) {
                new Postmaster(started.toHandle()).stop();
                throw new PostgresException("the database server does not start: " + LogTail.of(cluster.log()));
            }
            Thread.sleep(PAUSE_BETWEEN_STARTS);
            stopLeftOver(cluster.data());
        }
    }

    private Process spawn() throws IOException {
        var log = cluster.log();
        if (Files.exists(log) && Files.size(log) > MAXIMUM_LOG_OCTETS) {
            Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        var started = new ProcessBuilder(cluster.serverCommand(settings))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process = Optional.of(started);
        return started;
    }

    private boolean becomesReady(Process started, long deadline) throws IOException, InterruptedException {
        while (started.isAlive() && !stopping && System.nanoTime() <= deadline) {
            var file = PostmasterFile.read(cluster.data());
            if (file.isPresent() && file.get().ready() && file.get().pid() == started.pid()) {
                return true;
            }
            Thread.sleep(POLL);
        }
        return false;
    }

    private static List<String> settings(int port, List<String> extraSettings) {
        var all = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "fsync=on",
                "max_connections=100",
                "shared_buffers=64MB",
                "jit=off",
                "log_min_messages=warning",
                // A statement's values may be personal data, which do not belong into a log.
                "log_min_error_statement=panic",
                "log_parameter_max_length_on_error=0"));
        all.addAll(extraSettings);
        return List.copyOf(all);
    }

    static int freePort() throws PostgresException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new PostgresException("no free port for the database server", e);
        }
    }
}
