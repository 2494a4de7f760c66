package kz.kualik.signature.policy;

import java.time.Instant;

/**
 * The time at which a signature is judged.
 *
 * @param instant the time
 * @param basis what speaks for it
 */
record JudgedTime(Instant instant, Basis basis) {

    /** What speaks for a time. */
    enum Basis {
        /** Nothing: it is just the time of the check. */
        CHECK,
        /** Somebody else, whom we trust, vouches that the signature existed then. */
        PROVED,
        /** The signer itself, an authority whose statements are dated; worth no more than its key. */
        STATED
    }

    static JudgedTime ofCheck(Instant at) {
        return new JudgedTime(at, Basis.CHECK);
    }

    static JudgedTime proved(Instant instant) {
        return new JudgedTime(instant, Basis.PROVED);
    }

    static JudgedTime stated(Instant instant) {
        return new JudgedTime(instant, Basis.STATED);
    }
}
