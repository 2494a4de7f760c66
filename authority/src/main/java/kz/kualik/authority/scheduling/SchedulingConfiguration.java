package kz.kualik.authority.scheduling;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.IncompleteEventPublications;

/**
 * The scheduler. It reads the time of the machine, not of the house: a sandbox clock that is moved must not skip or crowd
 * its runs; what a task does is judged by the house's clock.
 */
@Configuration(proxyBeanMethods = false)
class SchedulingConfiguration {

    private static final Duration RESUBMIT_EVERY = Duration.ofSeconds(30);
    private static final Duration RESUBMIT_AFTER = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final int THREADS = 2;

    /** An event whose listener failed or was killed is sent again; listeners are idempotent. */
    @Bean
    RecurringTask<Void> resubmitIncompleteEvents(IncompleteEventPublications publications, StuckEvents stuck) {
        return Tasks.recurring("resubmit-incomplete-events", FixedDelay.of(RESUBMIT_EVERY))
                .execute((instance, context) -> {
                    stuck.release();
                    publications.resubmitIncompletePublicationsOlderThan(RESUBMIT_AFTER);
                });
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
    Starter schedulerStarter(Scheduler scheduler) {
        return new Starter(scheduler);
    }

    record Starter(Scheduler scheduler) {
        @EventListener(ApplicationReadyEvent.class)
        void start() {
            scheduler.start();
        }
    }
}
