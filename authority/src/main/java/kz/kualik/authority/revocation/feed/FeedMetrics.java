package kz.kualik.authority.revocation.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import kz.kualik.responder.status.Freshness;
import org.springframework.stereotype.Component;

/** How far this process follows the status log, for whoever watches the service. */
@Component
final class FeedMetrics implements MeterBinder {

    private final LocalIndex index;

    FeedMetrics(LocalIndex index) {
        this.index = index;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("kualik.status.age", index, FeedMetrics::age)
                .description("how long ago the status log was read to its end")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("kualik.status.position", index, LocalIndex::position)
                .description("how many records of the status log have been read")
                .register(registry);
        for (var level : Freshness.Level.values()) {
            Gauge.builder("kualik.status.level", index, one -> one.freshness().level() == level ? 1 : 0)
                    .tag("level", level.name())
                    .description("1 for what the responder of this process says at present")
                    .register(registry);
        }
    }

    private static double age(LocalIndex index) {
        return index.freshness()
                .age()
                .map(Duration::toMillis)
                .map(millis -> millis / 1000.0)
                .orElse(Double.NaN);
    }
}
