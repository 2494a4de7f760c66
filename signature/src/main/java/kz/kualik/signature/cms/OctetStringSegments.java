package kz.kualik.signature.cms;

import java.io.InputStream;
import java.util.Arrays;
import kz.kualik.signature.DocumentContent;

/**
 * The octets of a BER OCTET STRING, which may be cut into many pieces, read in their order where they lie. This is how the
 * content of an attached signature is digested without a second copy of it.
 */
final class OctetStringSegments implements DocumentContent {

    private final byte[] source;
    private int[] bounds = new int[2];
    private int count;
    private long size;

    OctetStringSegments(byte[] source) {
        this.source = source;
    }

    void add(int from, int to) {
        if (from == to) {
            return;
        }
        if (bounds.length == 2 * count) {
            bounds = Arrays.copyOf(bounds, bounds.length * 2);
        }
        bounds[2 * count] = from;
        bounds[2 * count + 1] = to;
        count++;
        size += to - from;
    }

    @Override
    public long size() {
        return size;
    }

    byte[] toByteArray() {
        var bytes = new byte[(int) size];
        var at = 0;
        for (var i = 0; i < count; i++) {
            var length = bounds[2 * i + 1] - bounds[2 * i];
            System.arraycopy(source, bounds[2 * i], bytes, at, length);
            at += length;
        }
        return bytes;
    }

    @Override
    public InputStream open() {
        return new SegmentStream();
    }

    private final class SegmentStream extends InputStream {

        private int segment;
        private int position = count == 0 ? 0 : bounds[0];

        @Override
        public int read() {
            return atEnd() ? -1 : source[position++] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (atEnd()) {
                return -1;
            }
            var chunk = Math.min(length, bounds[2 * segment + 1] - position);
            System.arraycopy(source, position, target, offset, chunk);
            position += chunk;
            return chunk;
        }

        private boolean atEnd() {
            while (segment < count && position == bounds[2 * segment + 1]) {
                segment++;
                position = segment < count ? bounds[2 * segment] : 0;
            }
            return segment == count;
        }
    }
}
