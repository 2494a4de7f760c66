package kz.kualik.authority.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import kz.kualik.authority.postgres.DatabaseFiles;
import kz.kualik.authority.postgres.PostgresException;

/**
 * The session of the database in which a base backup runs from {@code pg_backup_start} to {@code pg_backup_stop}. A temporary
 * replication slot keeps the server from recycling the log that the backup needs; slot and backup end with the session,
 * however it ends.
 */
final class BackupSession implements AutoCloseable {

    private final Connection connection;
    private final String start;

    private BackupSession(Connection connection, String start) {
        this.connection = connection;
        this.start = start;
    }

    static BackupSession begin(DatabaseFiles database) throws BackupException {
        try {
            var connection = database.connect();
            try {
                connection.setAutoCommit(true);
                var slot = "kualik_backup_" + ProcessHandle.current().pid();
                text(
                        connection,
                        "select slot_name from pg_create_physical_replication_slot('" + slot
                                + "', immediately_reserve => true, temporary => true)");
                var start = text(connection, "select pg_backup_start('kualik', fast => true)");
                return new BackupSession(connection, start);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException | PostgresException e) {
            throw BackupException.database(e);
        }
    }

    String serverVersion() throws BackupException {
        return ask("select current_setting('server_version')");
    }

    /** The last migration. */
    String schema() throws BackupException {
        return ask("""
                select coalesce(max(version::integer), 0)
                  from flyway_schema_history
                 where success
                   and version ~ '^[0-9]+$'
                """);
    }

    /** Ends the backup: what was acknowledged until now is in the log up to the returned end. */
    End end() throws BackupException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select labelfile, coalesce(spcmapfile, ''), lsn, pg_walfile_name(lsn),
                               pg_walfile_name(cast('%s' as pg_lsn)),
                               (select setting::bigint from pg_settings where name = 'wal_segment_size')
                          from pg_backup_stop(wait_for_archive => false)
                        """.formatted(start))) {
            row.next();
            return End.of(start, row);
        } catch (SQLException e) {
            throw BackupException.database(e);
        }
    }

    @Override
    public void close() throws BackupException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw BackupException.database(e);
        }
    }

    private String ask(String sql) throws BackupException {
        try {
            return text(connection, sql);
        } catch (SQLException e) {
            throw BackupException.database(e);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    /**
     * What the server says at the end.
     *
     * @param label the file {@code backup_label}
     * @param tablespaceMap the file {@code tablespace_map}; empty if there is none
     * @param startsAt log position of the start
     * @param endsAt log position of the end
     * @param firstSegment name of the first file of the log that recovery needs
     * @param lastSegment name of the last
     * @param segmentSize in octets
     */
    record End(
            String label,
            String tablespaceMap,
            String startsAt,
            String endsAt,
            String firstSegment,
            String lastSegment,
            long segmentSize) {

        private static End of(String start, ResultSet row) throws SQLException {
            return new End(
                    row.getString(1),
                    row.getString(2),
                    start,
                    row.getString(3),
                    row.getString(5),
                    row.getString(4),
                    row.getLong(6));
        }
    }
}
