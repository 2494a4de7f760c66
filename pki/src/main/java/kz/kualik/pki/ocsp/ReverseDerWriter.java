package kz.kualik.pki.ocsp;

import java.util.Arrays;

/**
 * Writes DER from the end to the beginning, so that each length is known when its header is written. An answer is made for
 * every question, and this makes it in one buffer without an object for each element.
 */
final class ReverseDerWriter {

    private byte[] buffer;
    private int start;

    ReverseDerWriter(int expectedSize) {
        this.buffer = new byte[expectedSize];
        this.start = expectedSize;
    }

    /** How many octets there are so far: the mark from which {@link #wrap} counts. */
    int size() {
        return buffer.length - start;
    }

    /** The octets written so far reach from {@link #start} to the end of this; not copied. */
    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    void prepend(byte[] octets, int from, int to) {
        reserve(to - from);
        start -= to - from;
        System.arraycopy(octets, from, buffer, start, to - from);
    }

    /** Puts these octets before everything written so far. */
    void prepend(byte[] octets) {
        prepend(octets, 0, octets.length);
    }

    void prepend(int octet) {
        reserve(1);
        buffer[--start] = (byte) octet;
    }

    /** Puts tag and length before what was written since the size was {@code mark}. */
    void wrap(int tag, int mark) {
        int length = size() - mark;
        if (length < 0x80) {
            prepend(length);
        } else {
            int octets = 0;
            for (int rest = length; rest != 0; rest >>>= 8) {
                prepend(rest);
                octets++;
            }
            prepend(0x80 | octets);
        }
        prepend(tag);
    }

    byte[] toByteArray() {
        return Arrays.copyOfRange(buffer, start, buffer.length);
    }

    private void reserve(int octets) {
        if (start >= octets) {
            return;
        }
        int used = buffer.length - start;
        var larger = new byte[Math.max(buffer.length * 2, used + octets)];
        System.arraycopy(buffer, start, larger, larger.length - used, used);
        start = larger.length - used;
        buffer = larger;
    }
}
