package kz.kualik.signature.policy;

import java.time.Instant;

/**
 * The time at which a signature is judged.
 *
 * @param instant the time
 * @param proved a trusted time-stamp or authority vouches that the signature existed then; otherwise it is just the time
 *     of the check
 */
record JudgedTime(Instant instant, boolean proved) {

    static JudgedTime ofCheck(Instant at) {
        return new JudgedTime(at, false);
    }

    static JudgedTime proved(Instant instant) {
        return new JudgedTime(instant, true);
    }
}
