package kz.kualik.authority.registry;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Says whether the registry could answer now. Whoever asks for our health must not be able to make load at the registry, so
 * one answer serves for a while. A silent registry is not a fault of this node: what needs no registry goes on, so the status is
 * one of its own, which does not make the whole node count as down.
 */
final class RegistryHealth implements HealthIndicator {

    static final Status SILENT = new Status("SILENT");

    private static final long KEPT_NANOS = Duration.ofSeconds(10).toNanos();

    private final HttpRegistry registry;
    private Health last = Health.unknown().build();
    private long askedAt = System.nanoTime() - 2 * KEPT_NANOS;

    RegistryHealth(HttpRegistry registry) {
        this.registry = registry;
    }

    @Override
    public synchronized Health health() {
        if (System.nanoTime() - askedAt > KEPT_NANOS) {
            last = ask();
            askedAt = System.nanoTime();
        }
        return last;
    }

    private Health ask() {
        try {
            registry.requireReady();
            return Health.up().build();
        } catch (RegistryUnavailableException e) {
            return Health.status(SILENT)
                    .withDetail("problem", String.valueOf(e.getMessage()))
                    .build();
        }
    }
}
