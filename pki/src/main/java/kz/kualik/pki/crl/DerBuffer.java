package kz.kualik.pki.crl;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * DER that grows at its end and can be given a header in front at last: pieces are kept in a queue and joined once, so
 * that a large list is never copied in order to be wrapped.
 */
final class DerBuffer {

    private static final int PIECE = 64 * 1024;

    private final Deque<Piece> pieces = new ArrayDeque<>();
    private int size;

    /** Octets of an element with that many content octets. */
    static int sizeWithHeader(int contentLength) {
        return header(0, contentLength).length + contentLength;
    }

    int size() {
        return size;
    }

    void append(int octet) {
        append(new byte[] {(byte) octet});
    }

    void append(byte[] octets) {
        var last = pieces.peekLast();
        if (last == null || last.octets.length - last.used < octets.length) {
            last = new Piece(new byte[Math.max(size == 0 ? 256 : PIECE, octets.length)]);
            pieces.addLast(last);
        }
        System.arraycopy(octets, 0, last.octets, last.used, octets.length);
        last.used += octets.length;
        size = Math.addExact(size, octets.length);
    }

    /** Appends the other buffer's pieces without copying; the other one must not be used afterwards. */
    void append(DerBuffer other) {
        pieces.addAll(other.pieces);
        size = Math.addExact(size, other.size);
    }

    void appendHeader(int tag, int contentLength) {
        append(header(tag, contentLength));
    }

    /** Puts a header before everything. */
    void wrap(int tag) {
        var header = header(tag, size);
        var piece = new Piece(header);
        piece.used = header.length;
        pieces.addFirst(piece);
        size = Math.addExact(size, header.length);
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

    private static byte[] header(int tag, int length) {
        if (length < 0x80) {
            return new byte[] {(byte) tag, (byte) length};
        }
        int octets = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
        var header = new byte[2 + octets];
        header[0] = (byte) tag;
        header[1] = (byte) (0x80 | octets);
        for (int i = 0; i < octets; i++) {
            header[2 + i] = (byte) (length >>> (8 * (octets - 1 - i)));
        }
        return header;
    }

    private static final class Piece {

        private final byte[] octets;
        private int used;

        private Piece(byte[] octets) {
            this.octets = octets;
        }
    }
}
