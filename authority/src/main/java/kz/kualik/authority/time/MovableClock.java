package kz.kualik.authority.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that runs with another one, ahead of it by a time that can be lengthened. */
final class MovableClock extends Clock {

    private final Clock base;
    private final AtomicReference<Duration> ahead;

    MovableClock(Clock base, Duration ahead) {
        this(base, new AtomicReference<>(ahead));
    }

    private MovableClock(Clock base, AtomicReference<Duration> ahead) {
        this.base = base;
        this.ahead = ahead;
    }

    /** Never less than before: of two moves at the same time the shorter one may be told last. */
    void setAhead(Duration duration) {
        ahead.accumulateAndGet(duration, (old, moved) -> moved.compareTo(old) > 0 ? moved : old);
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MovableClock(base.withZone(zone), ahead);
    }

    /** What it would show if it ran so far ahead. */
    Instant instantAhead(Duration duration) {
        return base.instant().plus(duration);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead.get());
    }
}
