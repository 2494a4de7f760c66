package kz.kualik.authority.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The clock and the machine's running count belong to the test. */
class ClockGuardTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Duration BACK = Duration.ofSeconds(10);
    private static final Duration LEAP = Duration.ofHours(1);

    private Instant shown = NOW;
    private long count = 7_000_000_000L;

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return shown;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    @Test
    void aClockThatRunsIsGivenOutAsItIs() {
        var guard = guard(Optional.empty());
        assertThat(guard.now()).isEqualTo(NOW);
        pass(Duration.ofMinutes(90));
        assertThat(guard.now()).isEqualTo(NOW.plus(Duration.ofMinutes(90)));
        assertThat(guard.problem()).isEmpty();
    }

    @Test
    void timeNeverGoesBackWhenTheClockIsPutBackByALittle() {
        var guard = guard(Optional.empty());
        guard.now();
        shown = NOW.minusSeconds(10);
        assertThat(guard.now()).isEqualTo(NOW);
        assertThat(guard.behind()).isEqualTo(Duration.ofSeconds(10));
        shown = NOW.plusSeconds(1);
        assertThat(guard.now()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void nothingIsDoneWhileTheClockIsFarBackAndAllGoesOnWhenItIsRight() {
        var guard = guard(Optional.empty());
        guard.now();
        shown = NOW.minusSeconds(11);
        assertThatThrownBy(guard::now)
                .isInstanceOfSatisfying(
                        ClockNotRightException.class,
                        wrong -> assertThat(wrong.code()).isEqualTo("clock-not-right"))
                .hasMessageContaining("2026-11-23T09:59:49Z")
                .hasMessageContaining("2026-11-23T10:00:00Z");
        assertThat(guard.problem()).isPresent();
        shown = NOW.plusSeconds(5);
        assertThat(guard.now()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void whatIsOnRecordFromBeforeARestartCounts() {
        var guard = guard(Optional.of(NOW.plus(Duration.ofDays(1))));
        assertThatThrownBy(guard::now).isInstanceOf(ClockNotRightException.class);
        shown = NOW.plus(Duration.ofDays(1)).minusSeconds(3);
        assertThat(guard.now()).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void aLeapAheadStopsEverythingUntilTheClockIsRightAgain() {
        var guard = guard(Optional.empty());
        guard.now();
        pass(Duration.ofMinutes(5));
        shown = shown.plus(LEAP).plusSeconds(1);
        assertThatThrownBy(guard::now).hasMessageContaining("leapt ahead by PT1H1S");
        pass(Duration.ofHours(3));
        assertThatThrownBy(guard::now).isInstanceOf(ClockNotRightException.class);
        shown = shown.minus(LEAP);
        assertThat(guard.now()).isEqualTo(shown);
    }

    @Test
    void aRestartSaysThatALeapWasRight() {
        guard(Optional.of(NOW)).now();
        shown = shown.plus(Duration.ofDays(2));
        assertThat(guard(Optional.of(NOW)).now()).isEqualTo(shown);
    }

    private void pass(Duration time) {
        shown = shown.plus(time);
        count += time.toNanos();
    }

    private ClockGuard guard(Optional<Instant> onRecord) {
        return new ClockGuard(() -> clock, () -> count, BACK, Optional.of(LEAP), () -> onRecord);
    }
}
