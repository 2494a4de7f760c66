package kz.kualik.authority.applications;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks for overdue applications every minute, once in a cluster. */
@Configuration(proxyBeanMethods = false)
class ExpiryJob {

    private static final Duration EVERY = Duration.ofMinutes(1);

    @Bean
    RecurringTask<Void> expireApplications(ExpiryRun expiry) {
        return Tasks.recurring("expire-applications", FixedDelay.of(EVERY))
                .execute((instance, context) -> expiry.run());
    }
}
