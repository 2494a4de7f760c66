package kz.kualik.authority.revocation.feed;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import kz.kualik.authority.OcspProperties;
import kz.kualik.authority.ResponderProperties;
import kz.kualik.responder.ocsp.OcspRules;
import kz.kualik.responder.status.FreshnessBounds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the responder of this process judges what it does not know, from the configuration. */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    private static final Duration LOG_KEPT_EVERY = Duration.ofMinutes(10);

    @Bean
    static FreshnessBounds freshnessBounds(ResponderProperties properties) {
        var usual = FreshnessBounds.usual();
        return new FreshnessBounds(
                properties.unknownAfter(), properties.silentAfter(), usual.patience(), usual.waiting());
    }

    /** Once in a cluster. */
    @Bean
    RecurringTask<Void> keepStatusLogShort(LogKeeper keeper) {
        return Tasks.recurring("keep-status-log-short", FixedDelay.of(LOG_KEPT_EVERY))
                .execute((instance, context) -> keeper.keep());
    }

    @Bean
    static OcspRules ocspRules(ResponderProperties properties, OcspProperties answers) {
        var neverIssued = switch (properties.neverIssued()) {
            case REVOKED -> OcspRules.NeverIssued.REVOKED;
            case UNKNOWN -> OcspRules.NeverIssued.UNKNOWN;
        };
        return new OcspRules(answers.answersLast(), neverIssued).keeping(answers.keptAnswers());
    }
}
