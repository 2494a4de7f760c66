package kz.kualik.authority.revocation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import kz.kualik.authority.revocation.lists.ListPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks once in a cluster whether lists are due, and which ones nobody needs any more. */
@Configuration(proxyBeanMethods = false)
class RevocationListJob {

    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration RETIRED_EVERY = Duration.ofDays(1);

    @Bean
    RecurringTask<Void> renewRevocationLists(RevocationListSchedule schedule) {
        return Tasks.recurring("renew-revocation-lists", FixedDelay.of(EVERY))
                .execute((instance, context) -> schedule.renewDue());
    }

    /** Rarely, because it may read all certificates; also soon after each start, like all recurring work. */
    @Bean
    RecurringTask<Void> retireListDivisions(ListPublisher lists) {
        return Tasks.recurring("retire-list-divisions", FixedDelay.of(RETIRED_EVERY))
                .execute((instance, context) -> lists.retireDivisions());
    }
}
