package kz.kualik.responder.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time that does not go back: after a moment has been certified, one that lies before it by more than a tolerance is
 * refused. A stamp may not be older than one that was given before it by more than the accuracy that both state.
 */
public final class SteadyTime implements TrustedTime {

    private final TrustedTime source;
    private final Duration tolerance;
    private final AtomicLong latestMillisecond = new AtomicLong(Long.MIN_VALUE);

    public SteadyTime(TrustedTime source, Duration tolerance) {
        this.source = source;
        this.tolerance = tolerance;
    }

    /** Another witness has seen this moment, as before a restart: times before it are refused as well. */
    public void notBefore(Instant moment) {
        latestMillisecond.accumulateAndGet(moment.toEpochMilli(), Math::max);
    }

    @Override
    public Instant now() throws TimeNotAvailableException {
        var now = source.now();
        long back = latestMillisecond.accumulateAndGet(now.toEpochMilli(), Math::max) - now.toEpochMilli();
        if (isTooFar(back)) {
            throw new TimeNotAvailableException(sentence(back));
        }
        return now;
    }

    /** Looks only: a moment that was not certified binds nobody. */
    @Override
    public Optional<String> problem() {
        try {
            long now = source.now().toEpochMilli();
            long back = Math.max(latestMillisecond.get(), now) - now;
            return isTooFar(back) ? Optional.of(sentence(back)) : Optional.empty();
        } catch (TimeNotAvailableException e) {
            return Optional.of(e.sentence());
        }
    }

    private boolean isTooFar(long milliseconds) {
        return milliseconds > tolerance.toMillis();
    }

    private static String sentence(long milliseconds) {
        return "The clock has gone back by " + milliseconds + " ms.";
    }
}
