package kz.kualik.responder.ocsp;

import java.time.Duration;
import java.util.Optional;

/**
 * The choices that the standard leaves to a responder.
 *
 * @param validity how long after producedAt the nextUpdate is; empty leaves nextUpdate out, as the NUC does: the answer is
 *     about this very moment, and nobody may keep it
 * @param neverIssued what is said about a serial number that was never issued
 */
public record OcspRules(Optional<Duration> validity, NeverIssued neverIssued) {

    /** What is said about a serial number that was never issued. */
    public enum NeverIssued {
        /** "unknown". */
        UNKNOWN,
        /** "revoked" since 1970, certificateHold, as the NUC says it (RFC 6960, section 2.2 and 4.4.8). */
        REVOKED
    }

    public OcspRules {
        if (validity.isPresent() && validity.get().compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("an answer's validity is at least one second, not " + validity.get());
        }
    }

    /** The same with this said about serial numbers that were never issued. */
    public OcspRules withNeverIssued(NeverIssued said) {
        return new OcspRules(validity, said);
    }

    /** As the NUC answers: without nextUpdate, never-issued certificates are revoked. */
    public static OcspRules likeTheNuc() {
        return new OcspRules(Optional.empty(), NeverIssued.REVOKED);
    }
}
