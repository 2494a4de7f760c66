package kz.kualik.authority.issuance;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** One holder for everybody, who can be made to be unknown at first. */
final class TestHolders implements Holders {

    private final UUID holder;
    private final AtomicInteger strangers = new AtomicInteger();
    private final AtomicInteger entered = new AtomicInteger();

    TestHolders(UUID holder) {
        this.holder = holder;
    }

    /** Whoever is asked for the next so many times is a stranger. */
    void knowNobody(int times) {
        strangers.set(times);
    }

    /** How many were entered. */
    int entered() {
        return entered.get();
    }

    @Override
    public List<Optional<UUID>> of(List<PlannedHolder> holders) {
        return holders.stream()
                .map(one -> strangers.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                        ? Optional.<UUID>empty()
                        : Optional.of(holder))
                .toList();
    }

    @Override
    public UUID enter(PlannedHolder planned) {
        entered.incrementAndGet();
        return holder;
    }
}
