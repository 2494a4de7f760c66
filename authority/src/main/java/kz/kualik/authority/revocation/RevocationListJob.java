package kz.kualik.authority.revocation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks once in a cluster whether lists are due. */
@Configuration(proxyBeanMethods = false)
class RevocationListJob {

    private static final Duration EVERY = Duration.ofSeconds(30);

    @Bean
    RecurringTask<Void> renewRevocationLists(RevocationListSchedule schedule) {
        return Tasks.recurring("renew-revocation-lists", FixedDelay.of(EVERY))
                .execute((instance, context) -> schedule.renewDue());
    }
}
