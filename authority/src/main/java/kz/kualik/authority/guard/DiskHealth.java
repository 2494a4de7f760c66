package kz.kualik.authority.guard;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** How much room there is, under the name {@code disk}; down only while nothing new is taken on. */
@Component("disk")
final class DiskHealth implements HealthIndicator {

    private final DiskWatch watch;

    DiskHealth(DiskWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        var health = watch.refuses() ? Health.down() : Health.up();
        var problems = watch.problems();
        if (!problems.isEmpty()) {
            health.withDetail("problems", problems);
        }
        watch.names().forEach(name -> health.withDetail(name + "FreeMegabytes", watch.free(name) >> 20));
        return health.build();
    }
}
