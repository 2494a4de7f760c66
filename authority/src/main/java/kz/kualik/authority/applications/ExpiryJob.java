package kz.kualik.authority.applications;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import kz.kualik.authority.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks for overdue applications every minute. */
@Configuration(proxyBeanMethods = false)
class ExpiryJob {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiryJob.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    @Bean
    RecurringTask<Void> expireApplications(Expiry expiry) {
        return Tasks.recurring("expire-applications", FixedDelay.of(EVERY))
                .execute((instance, context) -> expireAll(expiry));
    }

    private static void expireAll(Expiry expiry) {
        try {
            while (Expiry.isFull(expiry.expirePortion())) {
                LOG.info("a full portion of applications has expired; going on");
            }
        } catch (ProblemException e) {
            LOG.error("applications could not be expired; the next run tries again", e);
        }
    }
}
