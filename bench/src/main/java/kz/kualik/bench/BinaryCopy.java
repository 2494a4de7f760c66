package kz.kualik.bench;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Rows for PostgreSQL in the binary form of COPY (documentation of COPY, "Binary Format"). */
final class BinaryCopy implements AutoCloseable {

    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\u0000".getBytes(StandardCharsets.ISO_8859_1);

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final DataOutputStream out;

    BinaryCopy(Connection connection, String table, String columns) throws SQLException, IOException {
        OutputStream copy = new PGCopyOutputStream(
                connection.unwrap(PGConnection.class),
                "copy " + table + " (" + columns + ") from stdin with (format binary)",
                1 << 20);
        this.out = new DataOutputStream(new BufferedOutputStream(copy, 1 << 16));
        out.write(SIGNATURE);
        out.writeInt(0);
        out.writeInt(0);
    }

    BinaryCopy row(int fields) throws IOException {
        out.writeShort(fields);
        return this;
    }

    BinaryCopy smallint(int value) throws IOException {
        out.writeInt(2);
        out.writeShort(value);
        return this;
    }

    BinaryCopy text(String value) throws IOException {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    BinaryCopy bytes(byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
        return this;
    }

    BinaryCopy uuid(UUID value) throws IOException {
        out.writeInt(16);
        out.writeLong(value.getMostSignificantBits());
        out.writeLong(value.getLeastSignificantBits());
        return this;
    }

    BinaryCopy instant(Instant value) throws IOException {
        out.writeInt(8);
        out.writeLong(Duration.between(EPOCH, value).toNanos() / 1_000);
        return this;
    }

    /** Days since 2000. */
    BinaryCopy date(int days) throws IOException {
        out.writeInt(4);
        out.writeInt(days);
        return this;
    }

    /** Ends the rows; nothing is stored before the connection's commit. */
    @Override
    public void close() throws IOException {
        out.writeShort(-1);
        out.close();
    }
}
