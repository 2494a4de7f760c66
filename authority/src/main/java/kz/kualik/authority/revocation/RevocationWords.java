package kz.kualik.authority.revocation;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.kualik.authority.rules.RuleWords;
import kz.kualik.authority.web.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a book of rules may say of revocation. */
@Configuration(proxyBeanMethods = false)
class RevocationWords {

    @Bean
    RuleWords wordsOfRevocationGrounds() {
        var roles = new HashSet<>(Set.of(RevocationRights.HOLDER, RevocationRights.REGISTRY));
        roles.addAll(names(Role.values()));
        return new RuleWords("revocation-grounds", names(LegalGround.values()), roles);
    }

    private static Set<String> names(Enum<?>[] constants) {
        return Stream.of(constants).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }
}
