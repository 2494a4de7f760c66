package kz.kualik.authority.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The embedded database of a data directory as seen from outside the authority: its files, and a way to speak to its server
 * whether an authority runs it at this moment or not. If none does, the server is started for as long as this is open.
 */
public final class DatabaseFiles implements AutoCloseable {

    /** A server that is being restarted after a crash is back within this time. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final long POLL_NANOS = Duration.ofMillis(50).toNanos();
    private static final int ROOT = 0;
    private static final int NOBODY = 65534;

    private final Path directory;
    private final int port;
    private final Optional<EmbeddedPostgres> own;

    private DatabaseFiles(Path directory, int port, Optional<EmbeddedPostgres> own) {
        this.directory = directory;
        this.port = port;
        this.own = own;
    }

    /**
     * Opens the database.
     *
     * @param dataDirectory the authority's data directory
     * @throws PostgresException if there is no database, or it neither runs nor can be started
     */
    public static DatabaseFiles open(Path dataDirectory) throws PostgresException {
        var directory = dataDirectory.toAbsolutePath().normalize().resolve("postgres");
        var cluster = directory.resolve("cluster");
        if (!Files.isDirectory(cluster)) {
            throw new PostgresException("there is no embedded database in " + dataDirectory);
        }
        try {
            if (DirectoryLock.isHeld(directory)) {
                return new DatabaseFiles(directory, awaitPort(cluster), Optional.empty());
            }
            var server = EmbeddedPostgres.start(directory, directory.resolve("programs"), 0, owner(cluster), List.of());
            return new DatabaseFiles(directory, server.port(), Optional.of(server));
        } catch (IOException e) {
            throw new PostgresException("the database in " + directory + " cannot be examined", e);
        }
    }

    /** PostgreSQL's own files. */
    public Path cluster() {
        return directory.resolve("cluster");
    }

    /** The file with the password of the authority's role. */
    public Path passwordFile() {
        return directory.resolve("password");
    }

    /** A new session in the authority's database. */
    public Connection connect() throws SQLException, PostgresException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + EmbeddedPostgres.DATABASE,
                PostgresCluster.ROLE,
                password());
    }

    /** Stops the server if it was started here. */
    @Override
    public void close() throws PostgresException {
        if (own.isPresent()) {
            own.get().close();
        }
    }

    private String password() throws PostgresException {
        try {
            return Files.readString(passwordFile()).strip();
        } catch (IOException e) {
            throw new PostgresException(
                    "the database's password cannot be read; run this as the user who runs the authority", e);
        }
    }

    private static int owner(Path cluster) throws IOException {
        var owner = PrivateFiles.owner(cluster);
        return owner == ROOT ? NOBODY : owner;
    }

    private static int awaitPort(Path cluster) throws IOException, PostgresException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var file = PostmasterFile.read(cluster);
            if (file.isPresent() && file.get().ready()) {
                return file.get().port();
            }
            if (System.nanoTime() > deadline) {
                throw new PostgresException(
                        "the authority runs, but its database has not been ready for " + PATIENCE.toSeconds() + " s");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
