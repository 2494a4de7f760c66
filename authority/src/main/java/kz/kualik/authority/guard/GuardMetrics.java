package kz.kualik.authority.guard;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/**
 * {@code kualik.disk.free} by folder, {@code kualik.disk.refusing} and {@code kualik.clock.refusing} (1 while nothing is done
 * for that reason), {@code kualik.clock.behind}: seconds behind the newest time on record.
 */
@Component
final class GuardMetrics implements MeterBinder {

    private final ClockGuard clock;
    private final DiskWatch disk;

    GuardMetrics(ClockGuard clock, DiskWatch disk) {
        this.clock = clock;
        this.disk = disk;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var name : disk.names()) {
            Gauge.builder("kualik.disk.free", disk, watch -> watch.free(name))
                    .tag("folder", name)
                    .description("room that is left where the house writes")
                    .baseUnit("bytes")
                    .register(registry);
        }
        Gauge.builder("kualik.disk.refusing", disk, watch -> watch.refuses() ? 1 : 0)
                .description("1 while nothing new is taken on because the disk is nearly full")
                .register(registry);
        Gauge.builder("kualik.clock.refusing", clock, guard -> guard.problem().isPresent() ? 1 : 0)
                .description("1 while nothing is done because the clock is not right")
                .register(registry);
        Gauge.builder("kualik.clock.behind", clock, guard -> guard.behind().toSeconds())
                .description("how far the clock is behind the newest time on record")
                .baseUnit("seconds")
                .register(registry);
    }
}
