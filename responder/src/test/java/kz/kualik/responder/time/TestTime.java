package kz.kualik.responder.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** True time, a clock that may be wrong, a monotonic count, and a reference that knows the true time when it speaks. */
final class TestTime implements TimeReference {

    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private Instant trueTime = START;
    private Duration clockAhead = Duration.ZERO;
    private Duration uncertainty = Duration.ofMillis(5);
    private boolean silent;

    void pass(Duration duration) {
        trueTime = trueTime.plus(duration);
    }

    /** The clock is set forward; by a negative step, back. */
    void jump(Duration step) {
        clockAhead = clockAhead.plus(step);
    }

    void beSilent(boolean value) {
        silent = value;
    }

    void beUncertain(Duration value) {
        uncertainty = value;
    }

    long count() {
        return Duration.between(START, trueTime).toNanos();
    }

    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return trueTime.plus(clockAhead);
            }
        };
    }

    @Override
    public String name() {
        return "ntp.example.kz:123";
    }

    @Override
    public Reading compare(Clock clock) throws UnreachableTimeReferenceException {
        if (silent) {
            throw new UnreachableTimeReferenceException(name(), "does not answer", null);
        }
        return new Reading(Duration.between(trueTime, clock.instant()), uncertainty);
    }
}
