package kz.kualik.authority.revocation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import kz.kualik.authority.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is due in this room by the clock on the wall, once in a cluster. */
@Configuration(proxyBeanMethods = false)
class RevocationJobs {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationJobs.class);
    private static final Duration ALARM_EVERY = Duration.ofMinutes(5);
    private static final Duration LOOK_AGAIN_EVERY = Duration.ofMinutes(1);

    @Bean
    RecurringTask<Void> revocationAlarm(RevocationClock clock) {
        return Tasks.recurring("revocation-alarm", FixedDelay.of(ALARM_EVERY))
                .execute((instance, context) -> clock.raiseAlarm());
    }

    @Bean
    RecurringTask<Void> applyRegistryEventsAgain(RegistryEvents events) {
        return Tasks.recurring("apply-registry-events-again", FixedDelay.of(LOOK_AGAIN_EVERY))
                .execute((instance, context) -> applyAgain(events));
    }

    private static void applyAgain(RegistryEvents events) {
        try {
            for (var event : events.recent()) {
                events.applyAgain(event);
            }
        } catch (ProblemException e) {
            LOG.error("registry events could not be looked at again; the next run tries once more", e);
        }
    }
}
