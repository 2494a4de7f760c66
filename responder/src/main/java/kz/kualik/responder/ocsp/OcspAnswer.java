package kz.kualik.responder.ocsp;

import java.time.Instant;
import java.util.Optional;
import kz.kualik.pki.ocsp.OcspResponseStatus;

/** An encoded OCSPResponse and what an HTTP cache may do with it. */
public final class OcspAnswer {

    private static final OcspAnswer UNDECIDED = refused(OcspResponseStatus.TRY_LATER);

    private final byte[] encoded;
    private final Optional<Instant> reusableUntil;

    private OcspAnswer(byte[] encoded, Optional<Instant> reusableUntil) {
        this.encoded = encoded;
        this.reusableUntil = reusableUntil;
    }

    /** A refusal; it carries only its status. */
    public static OcspAnswer refused(OcspResponseStatus status) {
        return new OcspAnswer(status.unsignedResponse(), Optional.empty());
    }

    /** No answer yet: the question is about a serial number that is not known. Sent all the same, it says tryLater. */
    static OcspAnswer undecided() {
        return UNDECIDED;
    }

    /** Whether the question is to be put again when what is known is newer than the question. */
    public boolean isUndecided() {
        return this == UNDECIDED;
    }

    static OcspAnswer signed(byte[] encoded, Optional<Instant> reusableUntil) {
        return new OcspAnswer(encoded, reusableUntil);
    }

    /** The octets to send; not copied, because they are sent once and dropped. */
    public byte[] encoded() {
        return encoded;
    }

    /** Until when the same question has the same answer: nextUpdate of an answer without a nonce. */
    public Optional<Instant> reusableUntil() {
        return reusableUntil;
    }
}
