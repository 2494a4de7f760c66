package kz.kualik.authority.scheduling;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * The scheduler. It reads the time of the machine, not of the house: a sandbox clock that is moved must not skip or crowd
 * its runs; what a task does is judged by the house's clock.
 */
@Configuration(proxyBeanMethods = false)
class SchedulingConfiguration {

    private static final Duration RESUBMIT_EVERY = Duration.ofSeconds(5);
    private static final Duration RESUBMIT_AFTER = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final int THREADS = 2;

    /** An event whose listener failed or was killed is sent again; listeners are idempotent. */
    @Bean
    RecurringTask<Void> resubmitIncompleteEvents(Redelivery redelivery) {
        return Tasks.recurring("resubmit-incomplete-events", FixedDelay.of(RESUBMIT_EVERY))
                .execute((instance, context) -> redelivery.handOut(RESUBMIT_AFTER));
    }

    @Bean(destroyMethod = "stop")
    @DependsOnDatabaseInitialization
    Scheduler scheduler(DataSource dataSource, List<RecurringTask<?>> tasks) {
        return Scheduler.create(dataSource)
                .startTasks(tasks)
                .threads(THREADS)
                .pollingInterval(POLL)
                .commitWhenAutocommitDisabled(true)
                .build();
    }

    /** Starts the work when everything that it may need is there. */
    @Bean
    Starter schedulerStarter(Scheduler scheduler, List<RecurringTask<?>> tasks, Redelivery redelivery) {
        return new Starter(
                scheduler, new ClockSteps(scheduler, tasks, InstantSource.system(), System::nanoTime), redelivery);
    }

    /** Starts the scheduler, and watches the clock that its runs are planned by. */
    static final class Starter implements DisposableBean {

        private final Scheduler scheduler;
        private final ClockSteps steps;
        private final Redelivery redelivery;
        private final ScheduledExecutorService watching = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("clock-steps").daemon().factory());

        Starter(Scheduler scheduler, ClockSteps steps, Redelivery redelivery) {
            this.scheduler = scheduler;
            this.steps = steps;
            this.redelivery = redelivery;
        }

        /** What was under way at a crash is taken up at once, of whatever age. */
        @EventListener(ApplicationReadyEvent.class)
        @SuppressWarnings("FutureReturnValueIgnored") // every look reports its own failure
        void start() {
            redelivery.begin();
            scheduler.start();
            steps.begin();
            watching.scheduleWithFixedDelay(steps::look, POLL.toMillis(), POLL.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void destroy() {
            watching.shutdownNow();
        }
    }
}
