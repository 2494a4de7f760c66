package kz.kualik.authority.issuance;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Abandoned plans are looked for regularly; events of applications that wait are handed out again by the scheduling room. */
@Configuration(proxyBeanMethods = false)
class OutstandingWork {

    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    @Bean
    RecurringTask<Void> retireAbandonedSerials(SerialRetirement retirement) {
        return Tasks.recurring("retire-abandoned-serials", FixedDelay.of(LOOK_EVERY))
                .execute((instance, context) -> retirement.retireAbandoned());
    }
}
