package kz.kualik.authority.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The database in a data directory, for programs beside the authority: the server that runs there if one does, otherwise one
 * that is started for them and stopped again.
 */
public final class DataDirectoryDatabase implements AutoCloseable {

    private static final String DATABASE = "kualik";
    private static final int UNPRIVILEGED_UID = 65534;

    private final Connection connection;
    private final Optional<EmbeddedPostgres> started;

    private DataDirectoryDatabase(Connection connection, Optional<EmbeddedPostgres> started) {
        this.connection = connection;
        this.started = started;
    }

    /**
     * Opens it.
     *
     * @param dataDirectory the authority's data directory
     * @throws PostgresException if there is no database, or it cannot be reached or started
     */
    public static DataDirectoryDatabase open(Path dataDirectory) throws PostgresException {
        var directory = dataDirectory.toAbsolutePath().resolve("postgres");
        if (!Files.isDirectory(directory.resolve("cluster"))) {
            throw new PostgresException("there is no database in " + dataDirectory);
        }
        try {
            var running = PostmasterFile.read(directory.resolve("cluster"))
                    .filter(PostmasterFile::ready)
                    .filter(file -> ProcessHandle.of(file.pid()).isPresent());
            if (running.isPresent()) {
                var password = Files.readString(directory.resolve("password"), StandardCharsets.UTF_8)
                        .strip();
                var url = "jdbc:postgresql://127.0.0.1:" + running.get().port() + "/" + DATABASE;
                return new DataDirectoryDatabase(
                        DriverManager.getConnection(url, PostgresCluster.ROLE, password), Optional.empty());
            }
            return start(directory);
        } catch (IOException | SQLException e) {
            throw new PostgresException("the database in " + dataDirectory + " cannot be reached", e);
        }
    }

    private static DataDirectoryDatabase start(Path directory) throws PostgresException, SQLException {
        var server = EmbeddedPostgres.start(directory, directory.resolve("programs"), 0, UNPRIVILEGED_UID, List.of());
        try {
            return new DataDirectoryDatabase(
                    DriverManager.getConnection(server.jdbcUrl(DATABASE), server.username(), server.password()),
                    Optional.of(server));
        } catch (SQLException e) {
            server.close();
            throw e;
        }
    }

    public Connection connection() {
        return connection;
    }

    @Override
    public void close() throws PostgresException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new PostgresException("the connection cannot be closed", e);
        } finally {
            if (started.isPresent()) {
                started.get().close();
            }
        }
    }
}
