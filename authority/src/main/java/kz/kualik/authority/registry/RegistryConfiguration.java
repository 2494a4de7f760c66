package kz.kualik.authority.registry;

import java.time.Clock;
import kz.kualik.authority.KualikProperties;
import kz.kualik.authority.RegistryProperties;
import kz.kualik.pki.identity.IdentifierRules;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Which registry is asked: the configured one; without it the sandbox's, and outside the sandbox none. */
@Configuration(proxyBeanMethods = false)
class RegistryConfiguration {

    @Bean
    @ConditionalOnProperty(name = "kualik.sandbox", havingValue = "true", matchIfMissing = true)
    SandboxRegistry sandboxRegistry(Clock clock) {
        return new SandboxRegistry(clock);
    }

    /** Comes before the sandbox's, whose people then only serve to fill the register of staff. */
    @Bean(destroyMethod = "close")
    @Primary
    @ConditionalOnProperty("kualik.registry.url")
    HttpRegistry httpRegistry(RegistryProperties properties, KualikProperties house) {
        var rules = house.sandbox() ? IdentifierRules.SANDBOX : IdentifierRules.STRICT;
        return new HttpRegistry(
                properties.address().orElseThrow(),
                new RegistryCredentials(properties),
                new RegistryAnswers(rules),
                properties);
    }

    /** Named {@code registry} in the answer of {@code /actuator/health}. */
    @Bean("registry")
    @ConditionalOnProperty("kualik.registry.url")
    RegistryHealth registryHealth(HttpRegistry registry) {
        return new RegistryHealth(registry);
    }

    /** Outside the sandbox nothing may be guessed: while no registry is configured, every question fails. */
    @Bean
    @ConditionalOnMissingBean(Registry.class)
    Registry registryThatIsNotConnected() {
        return new UnconnectedRegistry();
    }
}
