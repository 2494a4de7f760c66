package kz.kualik.authority.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import kz.kualik.authority.guard.ClockGuard;

/** The house's clock, which a test can stop at an instant. */
public final class TestClock extends Clock {

    private final Clock house;
    private volatile Optional<Instant> stoppedAt = Optional.empty();

    TestClock(Clock house) {
        this.house = house;
    }

    /** A guard that believes the clock whatever it shows. */
    public static ClockGuard believed(Clock clock) {
        return new ClockGuard(
                () -> clock, System::nanoTime, Duration.ofDays(36_500), Optional.empty(), Optional::empty);
    }

    public void stopAt(Instant instant) {
        stoppedAt = Optional.of(instant);
    }

    /** Shows the house's time again. */
    public void goOn() {
        stoppedAt = Optional.empty();
    }

    @Override
    public Instant instant() {
        return stoppedAt.orElseGet(house::instant);
    }

    @Override
    public ZoneId getZone() {
        return house.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return house.withZone(zone);
    }
}
