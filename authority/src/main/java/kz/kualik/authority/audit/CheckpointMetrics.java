package kz.kualik.authority.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/**
 * {@code kualik.audit.checkpoint.age}: seconds since the last checkpoint was made and written, and {@code
 * kualik.audit.checkpoint.failing}: 1 while none comes about.
 */
@Component
final class CheckpointMetrics implements MeterBinder {

    private final CheckpointState state;

    CheckpointMetrics(CheckpointState state) {
        this.state = state;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("kualik.audit.checkpoint.age", state, now -> now.age().toSeconds())
                .description("since the last checkpoint of the audit log was made and written")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder(
                        "kualik.audit.checkpoint.failing",
                        state,
                        now -> now.problem().isPresent() ? 1 : 0)
                .description("1 while checkpoints cannot be made or written")
                .register(registry);
    }
}
