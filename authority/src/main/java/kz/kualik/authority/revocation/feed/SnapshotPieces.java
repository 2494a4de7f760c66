package kz.kualik.authority.revocation.feed;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The octets of one snapshot as rows of a megabyte each, so that neither side holds it whole. */
final class SnapshotPieces {

    static final int SIZE = 1 << 20;

    private SnapshotPieces() {}

    /** Writes row after row; the last one when it is closed. */
    static final class Writer extends OutputStream {

        private final JdbcClient jdbc;
        private final long position;
        private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
        private int number;

        Writer(JdbcClient jdbc, long position) {
            this.jdbc = jdbc;
            this.position = position;
        }

        @Override
        public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int from, int length) {
            Objects.checkFromIndexSize(from, length, octets.length);
            for (int written = 0; written < length; ) {
                int more = Math.min(length - written, SIZE - piece.size());
                piece.write(octets, from + written, more);
                written += more;
                if (piece.size() == SIZE) {
                    store();
                }
            }
        }

        private void store() {
            jdbc.sql("""
                    insert into status_snapshot_piece (position,  number,  octets)
                    values                            (:position, :number, :octets)
                    """)
                    .param("position", position)
                    .param("number", number++)
                    .param("octets", piece.toByteArray())
                    .update();
            piece.reset();
        }

        @Override
        public void close() {
            if (piece.size() > 0) {
                store();
            }
        }
    }

    /** Reads row after row. */
    static final class Reader extends InputStream {

        private final JdbcClient jdbc;
        private final long position;
        private byte[] piece = new byte[0];
        private int read;
        private int number;

        Reader(JdbcClient jdbc, long position) {
            this.jdbc = jdbc;
            this.position = position;
        }

        @Override
        public int read() {
            var octet = new byte[1];
            return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
        }

        @Override
        public int read(byte[] octets, int from, int length) {
            Objects.checkFromIndexSize(from, length, octets.length);
            if (length == 0) {
                return 0;
            }
            if (read == piece.length && !next()) {
                return -1;
            }
            int more = Math.min(length, piece.length - read);
            System.arraycopy(piece, read, octets, from, more);
            read += more;
            return more;
        }

        private boolean next() {
            var following = jdbc.sql("""
                    select octets
                      from status_snapshot_piece
                     where position = :position
                       and number = :number
                    """)
                    .param("position", position)
                    .param("number", number++)
                    .query((row, count) -> row.getBytes("octets"))
                    .optional();
            following.ifPresent(found -> {
                piece = found;
                read = 0;
            });
            return following.isPresent();
        }
    }
}
