package kz.kualik.pki.crl;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** Octets that grow at their end in pieces of growing size, so that many are never copied in order to make room. */
final class DerBuffer extends OutputStream {

    private static final int FIRST_PIECE = 512;
    private static final int LARGEST_PIECE = 256 * 1024;

    private final Deque<Piece> pieces = new ArrayDeque<>();
    private int size;

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
        int from = offset;
        int left = length;
        while (left > 0) {
            var last = pieces.peekLast();
            if (last == null || last.used == last.octets.length) {
                last = new Piece(
                        new byte[last == null ? FIRST_PIECE : Math.min(LARGEST_PIECE, 2 * last.octets.length)]);
                pieces.addLast(last);
            }
            int fits = Math.min(left, last.octets.length - last.used);
            System.arraycopy(octets, from, last.octets, last.used, fits);
            last.used += fits;
            from += fits;
            left -= fits;
        }
        size = Math.addExact(size, length);
    }

    void writeTo(OutputStream stream) throws IOException {
        for (var piece : pieces) {
            stream.write(piece.octets, 0, piece.used);
        }
    }

    byte[] toByteArray() {
        var all = new byte[size];
        int position = 0;
        for (var piece : pieces) {
            System.arraycopy(piece.octets, 0, all, position, piece.used);
            position += piece.used;
        }
        return all;
    }

    private static final class Piece {

        private final byte[] octets;
        private int used;

        private Piece(byte[] octets) {
            this.octets = octets;
        }
    }
}
