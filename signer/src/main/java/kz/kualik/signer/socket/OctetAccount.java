package kz.kualik.signer.socket;

import java.util.Optional;
import kz.kualik.signer.site.Caller;

/**
 * What one connection has sent and nobody has dealt with yet. Its first octets count against nobody; all others are taken
 * from what the connections share. Before it is known who stands behind it, it has room for the head of a request. What is worked on stays counted until
 * that is over, also when the connection is gone by then. For threads of all kinds.
 */
final class OctetAccount {

    /** More than HTTP takes of a request without a body. */
    private static final long HEAD = 16 * 1024;

    private final OctetPools pools;
    private final long own;
    private Optional<Caller> caller = Optional.empty();
    private Optional<OctetPool> pool = Optional.empty();
    private long taken;
    private long atWork;
    private boolean gone;

    /** @param own octets that count against nobody, so that short messages come through when others have taken all */
    OctetAccount(OctetPools pools, long own) {
        this.pools = pools;
        this.own = own;
    }

    /** Messages of this caller begin now; what came before has been dealt with. */
    synchronized void begin(Caller whose) {
        release(taken);
        caller = Optional.of(whose);
    }

    /** Octets have come. Whether there is room for them. */
    synchronized boolean take(long octets) {
        if (caller.isEmpty()) {
            return takeUnknown(octets);
        }
        var more = charged(taken + octets) - charged(taken);
        if (more > 0 && !charge(more)) {
            return false;
        }
        taken += octets;
        return true;
    }

    /** Nobody stands behind these yet, so they are nothing but the head of a request, which is short. */
    private boolean takeUnknown(long octets) {
        if (taken + octets > HEAD) {
            return false;
        }
        taken += octets;
        return true;
    }

    /**
     * All that is charged comes from one pool. A stranger who lacks room may have been given something in the meantime: then
     * everything goes over to the other pool.
     */
    private boolean charge(long more) {
        if (pool.isPresent() && pool.get().take(more)) {
            return true;
        }
        var next = caller.map(pools::of);
        var all = charged(taken) + more;
        if (next.isEmpty() || next.equals(pool) || !next.get().take(all)) {
            return false;
        }
        pool.ifPresent(left -> left.giveBack(all - more));
        pool = next;
        return true;
    }

    private long charged(long octets) {
        return Math.max(0, octets - own);
    }

    /**
     * A message is going to be worked on.
     *
     * @return false if the connection is gone already
     */
    synchronized boolean beginWork(long octets) {
        if (gone) {
            return false;
        }
        atWork += octets;
        return true;
    }

    /** The work on a message is over. */
    synchronized void endWork(long octets) {
        atWork -= octets;
        release(octets);
    }

    /** Octets have been dealt with. */
    synchronized void release(long octets) {
        var before = charged(taken);
        taken -= Math.min(octets, taken);
        var after = charged(taken);
        pool.ifPresent(shared -> shared.giveBack(before - after));
        if (after == 0) {
            pool = Optional.empty();
        }
    }

    /** The connection is gone: all has been dealt with, but for what is worked on. */
    synchronized void end() {
        gone = true;
        release(taken - atWork);
    }
}
