package kz.kualik.signer.socket;

import java.util.concurrent.atomic.AtomicLong;

/** The octets that all sockets together may hold. */
final class ByteBudget {

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    ByteBudget(long most) {
        this.most = most;
    }

    /** Takes octets if there are enough left. */
    boolean take(long octets) {
        var now = taken.addAndGet(octets);
        if (now <= most) {
            return true;
        }
        taken.addAndGet(-octets);
        return false;
    }

    void giveBack(long octets) {
        taken.addAndGet(-octets);
    }

    /** Octets that are taken now. */
    long taken() {
        return taken.get();
    }
}
