package kz.kualik.signer.socket;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import kz.kualik.signer.site.Caller;

/**
 * How many sockets each site holds, so that one that opens a thousand leaves room for the others. The origins under one
 * registered name are one site. Programs of this user are not counted: who can start them needs no sockets to do harm.
 */
final class CallerSlots {

    private final int most;
    private final ConcurrentMap<String, Integer> held = new ConcurrentHashMap<>();

    /** @param most sockets that one site may hold */
    CallerSlots(int most) {
        this.most = most;
    }

    /** Whether this caller may open one more. */
    boolean isFree(Caller caller) {
        return site(caller).map(site -> held.getOrDefault(site, 0)).orElse(0) < most;
    }

    void take(Caller caller) {
        site(caller).ifPresent(site -> held.merge(site, 1, Integer::sum));
    }

    void giveBack(Caller caller) {
        site(caller).ifPresent(site -> {
            held.merge(site, -1, Integer::sum);
            held.remove(site, 0);
        });
    }

    private static Optional<String> site(Caller caller) {
        return switch (caller) {
            case Caller.Site(var origin) -> Optional.of(origin.site());
            case Caller.LocalProgram() -> Optional.empty();
        };
    }
}
