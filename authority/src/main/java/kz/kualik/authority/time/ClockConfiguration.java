package kz.kualik.authority.time;

import java.time.Clock;
import java.time.Duration;
import kz.kualik.authority.KualikProperties;
import kz.kualik.authority.audit.AuditLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the one clock. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    /** The sandbox's clock; only in sandbox mode. */
    @Bean
    @ConditionalOnProperty(name = "kualik.sandbox", havingValue = "true", matchIfMissing = true)
    SandboxClock sandboxClock(JdbcClient jdbc, TransactionTemplate transaction, AuditLog auditLog) {
        var movable = new MovableClock(Clock.systemUTC(), Duration.ZERO);
        var sandboxClock = new SandboxClock(movable, jdbc, transaction, auditLog);
        movable.setAhead(sandboxClock.ahead());
        return sandboxClock;
    }

    @Bean
    Clock clock(KualikProperties properties, ObjectProvider<SandboxClock> sandbox) {
        return properties.sandbox() ? sandbox.getObject().clock() : Clock.systemUTC();
    }
}
