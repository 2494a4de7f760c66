package kz.kualik.responder.files;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import kz.kualik.crypto.DigestAlgorithm;

/** The bytes of a file, since when they are the current ones, and until when they may be kept. */
public final class PublishedFile {

    private static final int TAG_OCTETS = 16;

    private final byte[] content;
    private final Instant lastModified;
    private final Optional<Instant> expires;
    private final String entityTag;

    private PublishedFile(byte[] content, Instant lastModified, Optional<Instant> expires) {
        this.content = content;
        this.lastModified = lastModified;
        this.expires = expires;
        this.entityTag = '"' + HexFormat.of().formatHex(DigestAlgorithm.SHA256.digest(content), 0, TAG_OCTETS) + '"';
    }

    /**
     * A file that is good until a known time, as a revocation list until its nextUpdate.
     *
     * @param content is taken over, not copied: lists can be large
     */
    public static PublishedFile expiring(byte[] content, Instant lastModified, Instant expires) {
        return new PublishedFile(content, lastModified, Optional.of(expires));
    }

    /** A file that stays as it is, as a certificate. */
    public static PublishedFile lasting(byte[] content, Instant lastModified) {
        return new PublishedFile(content, lastModified, Optional.empty());
    }

    public int length() {
        return content.length;
    }

    /** A copy of a part of the content. */
    public byte[] slice(int from, int to) {
        return Arrays.copyOfRange(content, from, to);
    }

    public Instant lastModified() {
        return lastModified;
    }

    public Optional<Instant> expires() {
        return expires;
    }

    /** A strong entity tag with its quotation marks (RFC 9110, section 8.8.3), made of the content. */
    public String entityTag() {
        return entityTag;
    }
}
