package kz.kualik.authority.issuance;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.IncompleteEventPublications;

/** What was under way at a crash is taken up at the next start at once; abandoned plans are looked for regularly. */
@Configuration(proxyBeanMethods = false)
class OutstandingWork {

    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    private final IncompleteEventPublications publications;

    OutstandingWork(IncompleteEventPublications publications) {
        this.publications = publications;
    }

    @Bean
    RecurringTask<Void> retireAbandonedSerials(SerialRetirement retirement) {
        return Tasks.recurring("retire-abandoned-serials", FixedDelay.of(LOOK_EVERY))
                .execute((instance, context) -> retirement.retireAbandoned());
    }

    @EventListener(ApplicationReadyEvent.class)
    void resubmit() {
        publications.resubmitIncompletePublications(publication -> true);
    }
}
