package kz.kualik.authority.revocation.feed;

import kz.kualik.authority.OcspProperties;
import kz.kualik.authority.ResponderProperties;
import kz.kualik.responder.ocsp.OcspRules;
import kz.kualik.responder.status.FreshnessBounds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the responder of this process judges what it does not know, from the configuration. */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    @Bean
    static FreshnessBounds freshnessBounds(ResponderProperties properties) {
        var usual = FreshnessBounds.usual();
        return new FreshnessBounds(
                properties.unknownAfter(), properties.silentAfter(), usual.patience(), usual.waiting());
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
