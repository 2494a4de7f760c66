package kz.kualik.signer.socket;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import kz.kualik.signer.site.Caller;

/** How many sockets each caller holds, so that one that opens a thousand leaves room for the others. */
final class CallerSlots {

    private final int most;
    private final ConcurrentMap<Caller, Integer> held = new ConcurrentHashMap<>();

    /** @param most sockets that one caller may hold */
    CallerSlots(int most) {
        this.most = most;
    }

    /** Whether this caller may open one more. */
    boolean isFree(Caller caller) {
        return held.getOrDefault(caller, 0) < most;
    }

    void take(Caller caller) {
        held.merge(caller, 1, Integer::sum);
    }

    void giveBack(Caller caller) {
        held.merge(caller, -1, Integer::sum);
        held.remove(caller, 0);
    }
}
