package kz.kualik.authority.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.kualik.authority.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** On a real database, with a clock that belongs to the test. */
class ClockStepsTest {

    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private long count;

    private final RecurringTask<Void> task =
            Tasks.recurring("watched", FixedDelay.of(Duration.ofHours(6))).execute((instance, context) -> {});
    private final Scheduler scheduler = Scheduler.create(TestDatabase.create().dataSource(), task)
            .clock(() -> now)
            .build();

    @Test
    void workThatWasPlannedBeforeTheClockWasPutBackIsDueAtOnce() {
        scheduler.schedule(task.instance(RecurringTask.INSTANCE), now.plus(Duration.ofHours(6)));
        var steps = new ClockSteps(scheduler, List.of(task), () -> now, () -> count);
        pass(Duration.ofSeconds(5));
        steps.look();
        assertThat(plannedFor()).isEqualTo(Instant.parse("2026-11-23T16:00:00Z"));
        pass(Duration.ofSeconds(5));
        now = now.minus(Duration.ofHours(1));
        steps.look();
        assertThat(plannedFor()).isEqualTo(now);
    }

    @Test
    void atTheStartEverythingIsDue() {
        scheduler.schedule(task.instance(RecurringTask.INSTANCE), now.plus(Duration.ofDays(400)));
        new ClockSteps(scheduler, List.of(task), () -> now, () -> count).begin();
        assertThat(plannedFor()).isEqualTo(now);
    }

    private void pass(Duration time) {
        now = now.plus(time);
        count += time.toNanos();
    }

    private Instant plannedFor() {
        return scheduler
                .getScheduledExecution(task.getDefaultTaskInstance())
                .orElseThrow()
                .getExecutionTime();
    }
}
