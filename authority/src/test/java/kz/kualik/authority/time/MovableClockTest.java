package kz.kualik.authority.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MovableClockTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final MovableClock clock = new MovableClock(Clock.fixed(NOON, ZoneOffset.UTC), Duration.ZERO);

    @Test
    void showsTheTimeOfItsBaseUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void runsAheadByWhatItWasMoved() {
        clock.setAhead(Duration.ofDays(31));
        assertThat(clock.instant()).isEqualTo("2026-12-23T12:00:00Z");
    }

    @Test
    void ofTwoMovesTheLongerOneStandsWhicheverIsToldLast() {
        clock.setAhead(Duration.ofDays(31));
        clock.setAhead(Duration.ofDays(30));
        assertThat(clock.instant()).isEqualTo("2026-12-23T12:00:00Z");
    }

    @Test
    void aCopyInAnotherZoneIsMovedWithIt() {
        var inAlmaty = clock.withZone(AlmatyTime.ZONE);
        clock.setAhead(Duration.ofHours(1));
        assertThat(inAlmaty.instant()).isEqualTo("2026-11-22T13:00:00Z");
        assertThat(inAlmaty.getZone()).isEqualTo(AlmatyTime.ZONE);
    }
}
