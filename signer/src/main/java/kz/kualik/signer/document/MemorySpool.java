package kz.kualik.signer.document;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import kz.kualik.signature.DocumentContent;

/** Takes octets in and gives them back; it grows by pieces, so that a large document is never copied into a larger array. */
final class MemorySpool extends OutputStream implements DocumentContent {

    private static final int SMALLEST_PIECE = 1 << 10;
    private static final int LARGEST_PIECE = 1 << 20;

    private final List<byte[]> full = new ArrayList<>();
    private byte[] piece = new byte[SMALLEST_PIECE];
    private int filled;
    private long size;

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
        var at = offset;
        var left = length;
        while (left > 0) {
            if (filled == piece.length) {
                full.add(piece);
                piece = new byte[Math.min(piece.length * 2, LARGEST_PIECE)];
                filled = 0;
            }
            var count = Math.min(left, piece.length - filled);
            System.arraycopy(octets, at, piece, filled, count);
            filled += count;
            at += count;
            left -= count;
        }
        size += length;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream open() {
        var pieces = new ArrayList<InputStream>();
        full.forEach(octets -> pieces.add(new ByteArrayInputStream(octets)));
        pieces.add(new ByteArrayInputStream(Arrays.copyOf(piece, filled)));
        return new SequenceInputStream(Collections.enumeration(pieces));
    }
}
