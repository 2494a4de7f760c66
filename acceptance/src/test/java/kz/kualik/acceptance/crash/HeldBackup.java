package kz.kualik.acceptance.crash;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import kz.kualik.authority.postgres.DatabaseFiles;
import kz.kualik.authority.postgres.PostgresException;

/**
 * Holds every backup at the moment when its session has begun and nothing of the database is copied yet: a backup asks for the
 * last migration there, and that table is locked until this is closed.
 */
final class HeldBackup implements AutoCloseable {

    private final DatabaseFiles database;
    private final Connection connection;

    private HeldBackup(DatabaseFiles database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    static HeldBackup of(Path data) throws Exception {
        var database = DatabaseFiles.open(data);
        var connection = database.connect();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table flyway_schema_history in access exclusive mode");
        }
        return new HeldBackup(database, connection);
    }

    /** Whether a backup waits here. */
    boolean isReached() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select count(*)
                          from pg_locks
                         where relation = 'flyway_schema_history'::regclass
                           and not granted
                        """)) {
            row.next();
            return row.getLong(1) > 0;
        }
    }

    @Override
    public void close() throws SQLException, PostgresException {
        connection.close();
        database.close();
    }
}
