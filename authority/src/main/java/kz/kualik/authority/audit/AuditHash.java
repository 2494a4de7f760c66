package kz.kualik.authority.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * The SHA-256 hash of an audit row. The input is the version octet 1, then every field in the order of the table (details
 * by ascending name), each as four octets of length, big-endian, and its UTF-8 octets; the sequence number is written as
 * decimal digits, the time as microseconds since 1970 in decimal digits, the details after their count. Lengths before
 * values make the input unambiguous.
 */
final class AuditHash {

    private static final int LENGTH = 32;
    private static final byte VERSION = 1;

    private final byte[] octets;

    private AuditHash(byte[] octets) {
        this.octets = octets;
    }

    /** What the first row of a chain carries in place of a predecessor's hash. */
    static AuditHash beforeTheFirst() {
        return new AuditHash(new byte[LENGTH]);
    }

    static AuditHash ofOctets(byte[] octets) {
        if (octets.length != LENGTH) {
            throw new IllegalArgumentException("an audit hash has 32 octets, not " + octets.length);
        }
        return new AuditHash(octets.clone());
    }

    static AuditHash of(AuditRecord row) {
        var event = row.event();
        return of(new AuditFields(
                row.chain(),
                row.sequence(),
                row.recordedAt(),
                event.actor().kind(),
                event.actor().id(),
                event.action().name(),
                event.object().kind(),
                event.object().id(),
                event.details(),
                row.previousHash()));
    }

    static AuditHash of(AuditFields row) {
        var digest = sha256();
        digest.update(VERSION);
        add(digest, row.chain());
        add(digest, Long.toString(row.sequence()));
        add(digest, Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, row.recordedAt())));
        add(digest, row.actorKind());
        add(digest, row.actorId());
        add(digest, row.action());
        add(digest, row.objectKind());
        add(digest, row.objectId());
        add(digest, Integer.toString(row.details().size()));
        row.details().forEach((name, value) -> {
            add(digest, name);
            add(digest, value);
        });
        digest.update(row.previousHash().octets);
        return new AuditHash(digest.digest());
    }

    /**
     * The hash that {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text is no such hash
     */
    static AuditHash parse(String hex) {
        return ofOctets(HexFormat.of().parseHex(hex));
    }

    /** SHA-256 of any octets. */
    static AuditHash ofContent(byte[] content) {
        return new AuditHash(sha256().digest(content));
    }

    byte[] toOctets() {
        return octets.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AuditHash that && MessageDigest.isEqual(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return ByteBuffer.wrap(octets).getInt();
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(octets);
    }

    private static void add(MessageDigest digest, String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
        digest.update(utf8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
