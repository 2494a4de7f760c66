package kz.kualik.responder.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/**
 * The machine's clock; in a sandbox, as far ahead of it as the authority's is, so that all processes of a sandbox live on the
 * same day.
 */
final class FeedClock extends Clock {

    private final InstantSource machine;
    private final Supplier<Duration> ahead;

    FeedClock(InstantSource machine, Supplier<Duration> ahead) {
        this.machine = machine;
        this.ahead = ahead;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
