package kz.kualik.signature.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a list or an answer is current: begun, and neither past its next update nor older than a policy's bound. */
final class Currencies {

    private Currencies() {}

    static boolean isCurrent(Instant thisUpdate, Optional<Instant> nextUpdate, Duration maximumAge, Instant at) {
        if (thisUpdate.isAfter(at.plus(RevocationRule.TOLERATED_CLOCK_DIFFERENCE))) {
            return false;
        }
        return !at.isAfter(nextUpdate.orElse(thisUpdate.plus(maximumAge)));
    }
}
