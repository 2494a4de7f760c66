package kz.kualik.authority.audit;

import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Writes the whole audit log of a database as JSON Lines, all of it as of one moment, without holding it in memory. The format
 * is told in {@code docs/guide/audit.md}.
 */
public final class AuditExport {

    private static final int FETCH_SIZE = 2000;

    /**
     * How much was written.
     *
     * @param records rows of all chains
     * @param checkpoints checkpoints
     */
    public record Summary(long records, long checkpoints) {}

    private AuditExport() {}

    /**
     * Writes the export.
     *
     * @param connection to the database; its transaction is ended, nothing is changed
     * @param out where the lines go; not closed
     * @param now when, for the header
     * @throws UnreadableEvidenceException if a row's details are no JSON object any more
     */
    public static Summary write(Connection connection, Writer out, Instant now)
            throws SQLException, IOException, UnreadableEvidenceException {
        // Cursors need a transaction, and one snapshot for both tables.
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
            line(out, ExportLines.header(now));
            var records = records(connection, out);
            var checkpoints = checkpoints(connection, out);
            line(out, ExportLines.end(records, checkpoints));
            return new Summary(records, checkpoints);
        } finally {
            connection.rollback();
        }
    }

    private static long records(Connection connection, Writer out)
            throws SQLException, IOException, UnreadableEvidenceException {
        var count = 0L;
        try (var statement = connection.prepareStatement("""
                select chain, sequence, recorded_at, actor_kind, actor_id, action, object_kind, object_id,
                       details::text as details, previous_hash, hash
                  from audit_record
                 order by chain, sequence
                """)) {
            statement.setFetchSize(FETCH_SIZE);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    line(out, ExportLines.record(fields(rows), AuditHash.ofOctets(rows.getBytes("hash"))));
                    count++;
                }
            }
        }
        return count;
    }

    static AuditFields fields(ResultSet row) throws SQLException, UnreadableEvidenceException {
        return new AuditFields(
                row.getString("chain"),
                row.getLong("sequence"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("actor_kind"),
                row.getString("actor_id"),
                row.getString("action"),
                row.getString("object_kind"),
                row.getString("object_id"),
                ExportLines.details(row.getString("details")),
                AuditHash.ofOctets(row.getBytes("previous_hash")));
    }

    private static long checkpoints(Connection connection, Writer out) throws SQLException, IOException {
        var count = 0L;
        try (var statement = connection.prepareStatement("select document from audit_checkpoint order by number")) {
            statement.setFetchSize(FETCH_SIZE);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    line(out, rows.getString("document"));
                    count++;
                }
            }
        }
        return count;
    }

    private static void line(Writer out, String text) throws IOException {
        out.write(text);
        out.write('\n');
    }
}
