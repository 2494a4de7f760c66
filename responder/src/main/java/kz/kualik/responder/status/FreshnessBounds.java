package kz.kualik.responder.status;

import java.time.Duration;

/**
 * How old what is known may be.
 *
 * @param unknownAfter when what is known is older than this, nothing is said about serial numbers that are not known: they
 *     may have been issued meanwhile
 * @param allAfter when it is older than this, nothing is said about any: they may have been revoked meanwhile
 * @param patience how long a question about an unknown serial number waits for news that is newer than the question
 * @param waiting how many questions may wait at a time; further ones are told to come later
 */
public record FreshnessBounds(Duration unknownAfter, Duration allAfter, Duration patience, int waiting) {

    public FreshnessBounds {
        if (unknownAfter.isNegative() || unknownAfter.isZero() || allAfter.compareTo(unknownAfter) < 0) {
            throw new IllegalArgumentException("the bound for all serial numbers (" + allAfter
                    + ") is not shorter than that for unknown ones (" + unknownAfter + "), which is above zero");
        }
        if (patience.isNegative() || waiting < 1) {
            throw new IllegalArgumentException("questions wait for no negative time, and at least one may wait");
        }
    }

    /** Five seconds, one minute, two seconds, 4096 questions. */
    public static FreshnessBounds usual() {
        return new FreshnessBounds(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofSeconds(2), 4_096);
    }
}
