package kz.kualik.authority.scheduling;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the machine's clock was put back. The next run of every task is a time in the database, so a clock that is put
 * back by an hour would let all of them wait for an hour; then each is due at once. Tasks may run too often, never too rarely.
 */
final class ClockSteps {

    private static final Logger LOG = LoggerFactory.getLogger(ClockSteps.class);
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    private final SchedulerClient scheduler;
    private final List<RecurringTask<?>> tasks;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private Instant shown;
    private long count;

    ClockSteps(SchedulerClient scheduler, List<RecurringTask<?>> tasks, InstantSource clock, LongSupplier nanoTime) {
        this.scheduler = scheduler;
        this.tasks = List.copyOf(tasks);
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.shown = clock.instant();
        this.count = nanoTime.getAsLong();
    }

    /** At the start nobody knows what the clock did meanwhile. */
    void begin() {
        makeAllDue();
    }

    /** To be called every few seconds. */
    void look() {
        var now = clock.instant();
        var passed = nanoTime.getAsLong();
        var back = Duration.ofNanos(passed - count).minus(Duration.between(shown, now));
        shown = now;
        count = passed;
        if (back.compareTo(TOLERANCE) > 0) {
            LOG.warn("the machine's clock was put back by {} s; all recurring work is due now", back.toSeconds());
            makeAllDue();
        }
    }

    private void makeAllDue() {
        for (var task : tasks) {
            try {
                var planned = scheduler.getScheduledExecution(task.getDefaultTaskInstance());
                var now = clock.instant();
                if (planned.isPresent()
                        && !planned.get().isPicked()
                        && planned.get().getExecutionTime().isAfter(now)) {
                    scheduler.reschedule(task.getDefaultTaskInstance(), now);
                }
            } catch (RuntimeException e) {
                // It has just begun, or the database is away: the next run finds its own time.
                LOG.info("{} could not be made due: {}", task.getName(), e.getMessage());
            }
        }
    }
}
