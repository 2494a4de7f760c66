package kz.kualik.authority.revocation;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import kz.kualik.responder.ocsp.AnswerCounts;
import org.springframework.stereotype.Component;

/** What the responder of this process answers, and how it is with the clock of its time-stamps. */
@Component
final class ResponderMetrics implements MeterBinder {

    private static final double NANOSECONDS = 1e9;

    private final StatusService service;

    ResponderMetrics(StatusService service) {
        this.service = service;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var kind : AnswerCounts.Kind.values()) {
            FunctionCounter.builder(
                            "kualik.ocsp.answers",
                            service,
                            one -> one.figures().answers().getOrDefault(kind, 0L))
                    .tag("status", kind.label())
                    .description("answers to OCSP questions by what they said")
                    .register(registry);
        }
        Gauge.builder("kualik.tsa.available", service, one -> one.figures().givesTimeStamps() ? 1 : 0)
                .description("1 if the clock can be believed, so that time-stamps are given")
                .register(registry);
        Gauge.builder("kualik.tsa.drift", service, ResponderMetrics::drift)
                .description("by how much the clock is ahead of its reference; none without a reference")
                .baseUnit("seconds")
                .register(registry);
    }

    private static double drift(StatusService service) {
        return service.figures()
                .clockAhead()
                .map(Duration::toNanos)
                .map(nanoseconds -> nanoseconds / NANOSECONDS)
                .orElse(Double.NaN);
    }
}
