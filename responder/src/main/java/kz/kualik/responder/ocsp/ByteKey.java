package kz.kualik.responder.ocsp;

import java.util.Arrays;

/** Octets as a key of a map. They must not change any more. */
@SuppressWarnings("ArrayRecordComponent") // equality is spelled out
record ByteKey(byte[] octets) {

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteKey that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }
}
