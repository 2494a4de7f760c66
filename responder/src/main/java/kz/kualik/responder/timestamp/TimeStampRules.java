package kz.kualik.responder.timestamp;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import kz.kualik.crypto.DigestAlgorithm;

/**
 * The choices that the standard leaves to an authority.
 *
 * @param acceptedImprints digests that are stamped
 * @param accuracy how far the stated time may be off from UTC; empty states nothing, which is honest as long as nobody
 *     measures the clock
 */
public record TimeStampRules(Set<DigestAlgorithm> acceptedImprints, Optional<Duration> accuracy) {

    public TimeStampRules {
        acceptedImprints = Set.copyOf(acceptedImprints);
        if (accuracy.isPresent() && accuracy.get().toMillis() < 1) {
            throw new IllegalArgumentException("an accuracy is at least a millisecond, not " + accuracy.get());
        }
    }

    /**
     * All digests but SHA-1, no accuracy. GOST 34.311-95 is among them because clients of the NUC ask for it; finding a
     * second document for a stamped digest is not feasible for it.
     */
    public static TimeStampRules standard() {
        return new TimeStampRules(EnumSet.complementOf(EnumSet.of(DigestAlgorithm.SHA1)), Optional.empty());
    }
}
