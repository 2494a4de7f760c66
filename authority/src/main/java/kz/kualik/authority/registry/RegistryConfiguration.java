package kz.kualik.authority.registry;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which registry is asked. */
@Configuration(proxyBeanMethods = false)
class RegistryConfiguration {

    @Bean
    @ConditionalOnProperty(name = "kualik.sandbox", havingValue = "true", matchIfMissing = true)
    SandboxRegistry sandboxRegistry() {
        return new SandboxRegistry();
    }

    /** Outside the sandbox nothing is known yet that could be asked, and that is said rather than guessed. */
    @Bean
    @ConditionalOnMissingBean
    Registry registryThatIsNotConnected() {
        return new UnconnectedRegistry();
    }
}
