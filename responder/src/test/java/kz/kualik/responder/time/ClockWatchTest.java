package kz.kualik.responder.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

    private static final ClockRules RULES =
            new ClockRules(Duration.ofMillis(500), Duration.ofMinutes(1), Duration.ofMinutes(10));

    private final TestTime time = new TestTime();
    private final ClockWatch watch = new ClockWatch(time.clock(), time::count, time, RULES);

    @Test
    void beforeTheFirstComparisonThereIsNoTime() {
        assertThatThrownBy(watch::now)
                .isInstanceOf(TimeNotAvailableException.class)
                .hasMessageContaining("has not been compared with its reference ntp.example.kz:123");
        assertThat(watch.ahead()).isEmpty();
    }

    @Test
    void aClockThatIsRightIsBelieved() throws Exception {
        time.jump(Duration.ofMillis(-300));
        watch.compare();

        assertThat(watch.now()).isEqualTo(TestTime.START.minusMillis(300));
        assertThat(watch.ahead()).contains(Duration.ofMillis(-300));
        assertThat(watch.problem()).isEmpty();
    }

    @Test
    void aClockThatDriftsIsStoppedAndGoesOnWhenItIsRightAgain() throws Exception {
        watch.compare();
        for (int minute = 0; minute < 6; minute++) {
            time.pass(Duration.ofMinutes(1));
            time.jump(Duration.ofMillis(100));
            watch.compare();
        }

        assertThat(watch.problem())
                .contains("The clock is 600 ms ahead of its reference, give or take 5 ms, more than 500 ms.");
        assertThatThrownBy(watch::now).isInstanceOf(TimeNotAvailableException.class);

        time.jump(Duration.ofMillis(-600));
        assertThat(watch.problem()).isPresent();
        watch.compare();
        assertThat(watch.now()).isEqualTo(TestTime.START.plusSeconds(360));
    }

    @Test
    void theUncertaintyOfTheComparisonCounts() {
        time.jump(Duration.ofMillis(300));
        time.beUncertain(Duration.ofMillis(201));
        watch.compare();

        assertThat(watch.problem()).isPresent();
    }

    @Test
    void aJumpShowsAtOnceAndNotAtTheNextComparison() {
        watch.compare();
        time.pass(Duration.ofSeconds(5));
        time.jump(Duration.ofSeconds(-3));

        assertThat(watch.problem()).contains("The clock has jumped: it is 3000 ms behind what it should show.");

        time.jump(Duration.ofSeconds(6));
        assertThat(watch.problem()).contains("The clock has jumped: it is 3000 ms ahead of what it should show.");
    }

    @Test
    void aSilentReferenceIsForgivenForAWhile() throws Exception {
        watch.compare();
        time.beSilent(true);
        time.pass(Duration.ofMinutes(10));
        watch.compare();
        assertThat(watch.now()).isEqualTo(TestTime.START.plusSeconds(600));

        time.pass(Duration.ofSeconds(1));
        watch.compare();
        assertThat(watch.problem()).contains("The clock's reference ntp.example.kz:123 has been silent for 601 s.");

        time.beSilent(false);
        watch.compare();
        assertThat(watch.problem()).isEmpty();
    }

    @Test
    void aWrongClockIsNotForgivenWhenTheReferenceFallsSilent() {
        time.jump(Duration.ofSeconds(2));
        watch.compare();
        time.beSilent(true);
        time.jump(Duration.ofSeconds(-2));
        watch.compare();

        assertThat(watch.problem()).isPresent();
    }

    @Test
    void timeThatHasBeenCertifiedDoesNotGoBack() throws Exception {
        var steady = new SteadyTime(new UnwatchedTime(time.clock()), Duration.ofSeconds(1));
        var first = steady.now();
        time.jump(Duration.ofSeconds(-1));
        assertThat(steady.now()).isEqualTo(first.minusSeconds(1));

        time.jump(Duration.ofMillis(-1));
        assertThat(steady.problem()).contains("The clock has gone back by 1001 ms.");
        assertThatThrownBy(steady::now).isInstanceOf(TimeNotAvailableException.class);

        time.pass(Duration.ofMillis(1));
        assertThat(steady.now()).isEqualTo(first.minusSeconds(1));
    }

    @Test
    void lookingAtTheClockBindsNobody() throws Exception {
        var steady = new SteadyTime(new UnwatchedTime(time.clock()), Duration.ofSeconds(1));
        steady.now();
        time.jump(Duration.ofHours(1));
        assertThat(steady.problem()).isEmpty();
        time.jump(Duration.ofHours(-1));

        assertThat(steady.now()).isEqualTo(TestTime.START);
    }

    @Test
    void aTimeBeforeWhatIsOnRecordFromBeforeARestartIsRefusedToo() throws Exception {
        var steady = new SteadyTime(new UnwatchedTime(time.clock()), Duration.ofSeconds(1));
        steady.notBefore(TestTime.START.plusSeconds(3_600));
        assertThatThrownBy(steady::now).isInstanceOf(TimeNotAvailableException.class);
        assertThat(steady.problem()).contains("The clock has gone back by 3600000 ms.");

        time.pass(Duration.ofHours(1));
        assertThat(steady.now()).isEqualTo(TestTime.START.plusSeconds(3_600));
    }
}
