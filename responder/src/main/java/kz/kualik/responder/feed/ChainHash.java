package kz.kualik.responder.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import kz.kualik.crypto.DigestAlgorithm;

/**
 * The hash of the status log up to a position: SHA-256 over the hash before and the record. Two logs with the same hash hold
 * the same records in the same order, and belong to the same authority's database.
 */
public final class ChainHash {

    /** Its length in octets. */
    public static final int LENGTH = 32;

    private static final byte[] BEGINNING = "Kualik status log 1".getBytes(StandardCharsets.US_ASCII);

    private final byte[] octets;

    private ChainHash(byte[] octets) {
        this.octets = octets;
    }

    /** The hash of a log without records; a log's identity is its part. */
    public static ChainHash ofEmpty(UUID log) {
        return new ChainHash(DigestAlgorithm.SHA256.digest(ByteBuffer.allocate(BEGINNING.length + 2 * Long.BYTES)
                .put(BEGINNING)
                .putLong(log.getMostSignificantBits())
                .putLong(log.getLeastSignificantBits())
                .array()));
    }

    /** Takes 32 octets. */
    public static ChainHash ofOctets(byte[] octets) {
        if (octets.length != LENGTH) {
            throw new IllegalArgumentException("a hash of the chain has " + LENGTH + " octets, not " + octets.length);
        }
        return new ChainHash(octets.clone());
    }

    /** The hash when this record follows. */
    public ChainHash then(FeedRecord record) {
        var encoded = record.encoded();
        return new ChainHash(DigestAlgorithm.SHA256.digest(ByteBuffer.allocate(LENGTH + encoded.length)
                .put(octets)
                .put(encoded)
                .array()));
    }

    public byte[] toOctets() {
        return octets.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChainHash that && MessageDigest.isEqual(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return ByteBuffer.wrap(octets).getInt();
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(octets);
    }
}
