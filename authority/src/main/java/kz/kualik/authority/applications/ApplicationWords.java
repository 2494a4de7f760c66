package kz.kualik.authority.applications;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.kualik.authority.rules.RuleWords;
import kz.kualik.pki.oid.SubjectType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a book of rules may say of applications. */
@Configuration(proxyBeanMethods = false)
class ApplicationWords {

    @Bean
    RuleWords wordsOfRefusalGrounds() {
        return RuleWords.of(
                "refusal-grounds",
                Stream.of(RefusalGround.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet()));
    }

    /** Nobody else: the registry does not say who is employed where, so nobody could tell whether it still holds. */
    @Bean
    RuleWords wordsOfRenewal() {
        return RuleWords.of(
                "renewal-with-valid-key", Set.of(SubjectType.INDIVIDUAL.name(), SubjectType.FIRST_HEAD.name()));
    }
}
