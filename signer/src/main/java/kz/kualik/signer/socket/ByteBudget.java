package kz.kualik.signer.socket;

import java.util.concurrent.atomic.AtomicLong;

/** So many octets and no more. */
final class ByteBudget implements OctetPool {

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    ByteBudget(long most) {
        this.most = most;
    }

    @Override
    public boolean take(long octets) {
        var now = taken.addAndGet(octets);
        if (now <= most) {
            return true;
        }
        taken.addAndGet(-octets);
        return false;
    }

    @Override
    public void giveBack(long octets) {
        taken.addAndGet(-octets);
    }

    /** Octets that are taken now. */
    long taken() {
        return taken.get();
    }
}
