package kz.kualik.authority.revocation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import kz.kualik.authority.revocation.lists.ListPublisher;
import org.springframework.stereotype.Component;

/**
 * {@code kualik.revocation.list.remaining}: seconds until the list that ends first does so, and {@code
 * kualik.revocation.lists.late}: how many lists have no successor although most of their life is over.
 */
@Component
final class RevocationListMetrics implements MeterBinder {

    private final ListPublisher lists;

    RevocationListMetrics(ListPublisher lists) {
        this.lists = lists;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("kualik.revocation.list.remaining", lists, RevocationListMetrics::shortest)
                .description("until the revocation list that ends first does so; negative when it has ended")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder(
                        "kualik.revocation.lists.late",
                        lists,
                        publisher -> publisher.late().size())
                .description("revocation lists whose successor should have been made long ago")
                .register(registry);
    }

    private static double shortest(ListPublisher lists) {
        return lists.names().stream()
                .mapToDouble(name -> lists.remaining(name).toSeconds())
                .min()
                .orElse(Double.NaN);
    }
}
