package kz.kualik.responder.ocsp;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import kz.kualik.pki.ocsp.OcspResponseStatus;
import org.jspecify.annotations.Nullable;

/** An encoded OCSPResponse and what an HTTP cache may do with it. */
public final class OcspAnswer {

    private static final OcspAnswer UNDECIDED = refused(OcspResponseStatus.TRY_LATER);

    private final byte[] encoded;
    private final Optional<Reuse> reuse;
    private final AnswerCounts.Kind kind;
    private volatile byte @Nullable [] head;

    /**
     * Everybody who asks the same may be given this answer for a while (RFC 9919, section 7).
     *
     * @param thisUpdate since when the answer is right
     * @param nextUpdate until when it may be kept
     * @param entityTag SHA-256 of the answer in hexadecimal digits, with the quotation marks of RFC 9110, section 8.8.3
     */
    public record Reuse(Instant thisUpdate, Instant nextUpdate, String entityTag) {}

    private OcspAnswer(byte[] encoded, Optional<Reuse> reuse, AnswerCounts.Kind kind) {
        this.encoded = encoded;
        this.reuse = reuse;
        this.kind = kind;
    }

    /** A refusal; it carries only its status. */
    public static OcspAnswer refused(OcspResponseStatus status) {
        return new OcspAnswer(status.unsignedResponse(), Optional.empty(), AnswerCounts.Kind.of(status));
    }

    /** No answer yet: the question is about a serial number that is not known. Sent all the same, it says tryLater. */
    static OcspAnswer undecided() {
        return UNDECIDED;
    }

    /** Whether the question is to be put again when what is known is newer than the question. */
    public boolean isUndecided() {
        return this == UNDECIDED;
    }

    /** An answer for this one question. */
    static OcspAnswer once(byte[] encoded, AnswerCounts.Kind kind) {
        return new OcspAnswer(encoded, Optional.empty(), kind);
    }

    static OcspAnswer reusable(byte[] encoded, Reuse reuse, AnswerCounts.Kind kind) {
        return new OcspAnswer(encoded, Optional.of(reuse), kind);
    }

    /** What it says. */
    AnswerCounts.Kind kind() {
        return kind;
    }

    /** The octets to send; not copied, because they are sent once and dropped. */
    public byte[] encoded() {
        return encoded;
    }

    /**
     * What goes before the answer on its way and is the same each time: made when it is asked for first, and kept with it.
     *
     * @param maker always the same, because only the first one is asked
     */
    public byte[] head(Function<OcspAnswer, byte[]> maker) {
        var known = head;
        if (known == null) {
            known = maker.apply(this);
            head = known;
        }
        return known;
    }

    /** How long it may be kept; empty where it has a nonce, no nextUpdate, or may be overtaken at any moment. */
    public Optional<Reuse> reuse() {
        return reuse;
    }
}
