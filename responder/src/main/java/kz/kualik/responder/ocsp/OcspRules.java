package kz.kualik.responder.ocsp;

import java.time.Duration;
import java.util.Optional;

/**
 * The choices that the standard leaves to a responder.
 *
 * @param validity how long after thisUpdate the nextUpdate is; empty leaves nextUpdate out, as the NUC does: newer news may
 *     come at any moment, and nobody may keep the answer
 * @param neverIssued what is said about a serial number that was never issued
 * @param resigning how old an answer may become that is handed out again; a change of the status ends it at once
 * @param keptAnswers how many answers are kept for handing out again, at most; each takes about 1,300 octets of memory
 *     (ECDSA P-256) to 2,500 (RSA 2048)
 */
public record OcspRules(Optional<Duration> validity, NeverIssued neverIssued, Duration resigning, int keptAnswers) {

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final int USUAL_NUMBER = 32_768;
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
                    "answers are made anew after one second at least and after an answer's validity at most, not "
                            + resigning);
        }
        if (keptAnswers < 1 || keptAnswers > LARGEST_NUMBER) {
            throw new IllegalArgumentException(
                    "the number of kept answers is 1 to " + LARGEST_NUMBER + ", not " + keptAnswers);
        }
    }

    /** Answers are kept until half of their validity is over; without a validity, for the second they speak of. */
    public OcspRules(Optional<Duration> validity, NeverIssued neverIssued) {
        this(validity, neverIssued, validity.map(OcspRules::half).orElse(ONE_SECOND), USUAL_NUMBER);
    }

    /** The same with this said about serial numbers that were never issued. */
    public OcspRules withNeverIssued(NeverIssued said) {
        return new OcspRules(validity, said, resigning, keptAnswers);
    }

    /** As the NUC answers: without nextUpdate, never-issued certificates are revoked. */
    public static OcspRules likeTheNuc() {
        return new OcspRules(Optional.empty(), NeverIssued.REVOKED);
    }

    /** The same with room for that many answers. */
    public OcspRules keeping(int answers) {
        return new OcspRules(validity, neverIssued, resigning, answers);
    }

    private static Duration half(Duration validity) {
        var half = validity.dividedBy(2);
        return half.compareTo(ONE_SECOND) < 0 ? ONE_SECOND : half;
    }
}
