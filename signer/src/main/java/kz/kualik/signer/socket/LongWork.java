package kz.kualik.signer.socket;

import java.util.concurrent.Semaphore;
import kz.kualik.signer.site.Acquaintance;
import kz.kualik.signer.site.Caller;

/**
 * Lets one long message be worked on at a time in the whole program, in the order in which they came. Strangers have a turn of
 * their own: a person who thinks about a stranger's document keeps nobody else's waiting.
 */
final class LongWork {

    private final Acquaintance acquaintance;
    private final Semaphore known = new Semaphore(1, true);
    private final Semaphore strangers = new Semaphore(1, true);

    LongWork(Acquaintance acquaintance) {
        this.acquaintance = acquaintance;
    }

    /** Held while a long message of this caller is worked on. */
    Semaphore turn(Caller caller) {
        return acquaintance.isKnown(caller) ? known : strangers;
    }
}
