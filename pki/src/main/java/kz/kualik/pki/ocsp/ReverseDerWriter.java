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

    /** Puts these octets before everything written so far. */
    void prepend(byte[] octets) {
        reserve(octets.length);
        start -= octets.length;
        System.arraycopy(octets, 0, buffer, start, octets.length);
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
        int used = size();
        var larger = new byte[Math.max(buffer.length * 2, used + octets)];
        System.arraycopy(buffer, start, larger, larger.length - used, used);
        start = larger.length - used;
        buffer = larger;
    }
}
