package kz.kualik.responder.time;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Several references as one: more than half of them must answer, and the middle answer counts, so one liar is outvoted. */
public final class MedianReference implements TimeReference {

    private final List<TimeReference> references;

    /** @param references at least one */
    public MedianReference(List<? extends TimeReference> references) {
        if (references.isEmpty()) {
            throw new IllegalArgumentException("a median needs at least one reference");
        }
        this.references = List.copyOf(references);
    }

    @Override
    public String name() {
        return references.stream().map(TimeReference::name).collect(Collectors.joining(", "));
    }

    @Override
    public Reading compare(Clock clock) throws UnreachableTimeReferenceException {
        var readings = new ArrayList<Reading>();
        var silent = new ArrayList<UnreachableTimeReferenceException>();
        for (var reference : references) {
            try {
                readings.add(reference.compare(clock));
            } catch (UnreachableTimeReferenceException e) {
                silent.add(e);
            }
        }
        if (readings.size() * 2 <= references.size()) {
            throw silent.getFirst();
        }
        readings.sort(Comparator.comparing(Reading::ahead));
        return readings.get((readings.size() - 1) / 2);
    }
}
