package kz.kualik.responder.status;

/** Spreads serial numbers over tables and places. They are random already; the mixing helps where they are counted. */
final class SerialHash {

    private SerialHash() {}

    static long of(byte[] serial) {
        long hash = 0;
        for (byte octet : serial) {
            hash = hash * 0x100000001b3L + (octet & 0xff);
        }
        hash ^= hash >>> 32;
        hash *= 0x9e3779b97f4a7c15L;
        return hash ^ (hash >>> 29);
    }
}
