package kz.kualik.authority.guard;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import kz.kualik.authority.AuditProperties;
import kz.kualik.authority.ClockProperties;
import kz.kualik.authority.DiskProperties;
import kz.kualik.authority.KualikProperties;
import kz.kualik.authority.ResponderProperties;
import kz.kualik.authority.host.ConnectionBudget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the guards together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    ClockProperties.class,
    DiskProperties.class,
    AuditProperties.class,
    ResponderProperties.class
})
class GuardConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(GuardConfiguration.class);

    /** The end of what a time on record can be. */
    private static final Instant ALL = Instant.parse("9999-12-31T00:00:00Z");

    @Bean
    ClockGuard clockGuard(
            KualikProperties house,
            ClockProperties properties,
            ObjectProvider<Clock> clock,
            ObjectProvider<TimeWitness> witnesses) {
        var upTo = properties.notBelievedAfter().orElse(ALL);
        return new ClockGuard(
                clock::getObject,
                System::nanoTime,
                properties.maximumBack(),
                leap(house, properties),
                () -> witnesses.stream()
                        .flatMap(witness -> witness.newestUpTo(upTo).stream())
                        .max(Comparator.naturalOrder()));
    }

    private static Optional<Duration> leap(KualikProperties house, ClockProperties properties) {
        return house.sandbox() || properties.maximumLeap().isZero()
                ? Optional.empty()
                : Optional.of(properties.maximumLeap());
    }

    /** Told at the start when the process cannot have what the configuration wants. */
    @Bean
    ConnectionBudget connectionBudget(KualikProperties house, ResponderProperties responder) {
        var wanted = new ConnectionBudget(house.http().connections(), responder.connections());
        var possible = ConnectionBudget.ofThisProcess(wanted.https(), wanted.responder());
        if (!possible.equals(wanted)) {
            LOG.warn(
                    "{} connections to the HTTP API and {} to the responder may be open at once, not {} and {}: this process"
                            + " may open too few files (ulimit -n) or has too little memory (-Xmx)",
                    possible.https(),
                    possible.responder(),
                    wanted.https(),
                    wanted.responder());
        }
        return possible;
    }

    @Bean
    DiskWatch diskWatch(KualikProperties house, AuditProperties audit, DiskProperties properties) {
        var data = house.dataDirectory();
        Path given = audit.checkpointDirectory();
        var checkpoints = given == null ? data.resolve("checkpoints") : given;
        var watch = new DiskWatch(Map.of(DiskWatch.DATA, data, "checkpoints", checkpoints), properties);
        watch.start();
        return watch;
    }
}
