package kz.kualik.responder.ocsp;

import java.time.Duration;
import java.util.Optional;

/**
 * The choices that the standard leaves to a responder.
 *
 * @param validity how long after producedAt the nextUpdate is; empty leaves nextUpdate out, as the NUC does: the answer is
 *     about this very moment, and nobody may keep it
 * @param neverIssued what is said about a serial number that was never issued
 * @param resigning how old a signature may become that is handed out again; a change of the status ends it at once
 * @param keptSignatures how many signatures are kept for handing out again, at most; each takes about 300 octets of memory
 *     (ECDSA P-256) to 500 (RSA 2048)
 */
public record OcspRules(Optional<Duration> validity, NeverIssued neverIssued, Duration resigning, int keptSignatures) {

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final int USUAL_NUMBER = 65_536;
    private static final int LARGEST_NUMBER = 1 << 24;

    /** What is said about a serial number that was never issued. */
    public enum NeverIssued {
        /** "unknown". */
        UNKNOWN,
        /** "revoked" since 1970, certificateHold, as the NUC says it (RFC 6960, section 2.2 and 4.4.8). */
        REVOKED
    }

    public OcspRules {
        if (validity.isPresent() && validity.get().compareTo(ONE_SECOND) < 0) {
            throw new IllegalArgumentException("an answer's validity is at least one second, not " + validity.get());
        }
        if (resigning.compareTo(ONE_SECOND) < 0
                || validity.filter(longest -> resigning.compareTo(longest) > 0).isPresent()) {
            throw new IllegalArgumentException(
                    "signatures are made anew after one second at least and after an answer's validity at most, not "
                            + resigning);
        }
        if (keptSignatures < 1 || keptSignatures > LARGEST_NUMBER) {
            throw new IllegalArgumentException(
                    "the number of kept signatures is 1 to " + LARGEST_NUMBER + ", not " + keptSignatures);
        }
    }

    /** Signatures are kept until half of their validity is over; without a validity, for the second they speak of. */
    public OcspRules(Optional<Duration> validity, NeverIssued neverIssued) {
        this(validity, neverIssued, validity.map(OcspRules::half).orElse(ONE_SECOND), USUAL_NUMBER);
    }

    /** The same with this said about serial numbers that were never issued. */
    public OcspRules withNeverIssued(NeverIssued said) {
        return new OcspRules(validity, said, resigning, keptSignatures);
    }

    /** As the NUC answers: without nextUpdate, never-issued certificates are revoked. */
    public static OcspRules likeTheNuc() {
        return new OcspRules(Optional.empty(), NeverIssued.REVOKED);
    }

    /** The same with room for that many signatures. */
    public OcspRules keeping(int signatures) {
        return new OcspRules(validity, neverIssued, resigning, signatures);
    }

    private static Duration half(Duration validity) {
        var half = validity.dividedBy(2);
        return half.compareTo(ONE_SECOND) < 0 ? ONE_SECOND : half;
    }
}
