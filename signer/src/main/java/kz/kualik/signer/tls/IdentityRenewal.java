package kz.kualik.signer.tls;

import java.io.IOException;
import java.time.Clock;
import kz.kualik.signer.nss.NssTrust;

/**
 * Replaces the identity while the server goes on. The order keeps browsers that trusted the old authority trusting at every
 * moment: the new identity is kept on the disk, its authority is put beside the old one into the browsers' databases, the
 * server shows the new leaf, and only then the old authority is taken out. Whatever step fails is done by the next attempt,
 * also by that of the next process.
 */
public final class IdentityRenewal {

    private final IdentityStore store;
    private final NssTrust trust;
    private final Clock clock;
    private ServerIdentity shown;

    /** Where the identity is shown. */
    @FunctionalInterface
    public interface Stage {

        /**
         * Shows it from now on.
         *
         * @throws IOException if it cannot be shown
         */
        void show(ServerIdentity identity) throws IOException;
    }

    private IdentityRenewal(IdentityStore store, NssTrust trust, Clock clock, ServerIdentity shown) {
        this.store = store;
        this.trust = trust;
        this.clock = clock;
        this.shown = shown;
    }

    /**
     * Begins with the identity that is kept, or a new one if there is none or it ends soon.
     *
     * @throws IOException if a new one cannot be kept
     */
    public static IdentityRenewal begin(IdentityStore store, NssTrust trust, Clock clock) throws IOException {
        return new IdentityRenewal(store, trust, clock, store.identity());
    }

    /** What is shown now. */
    public synchronized ServerIdentity shown() {
        return shown;
    }

    /**
     * Shows a new identity if the present one ends within thirty days, and brings browsers that trust a replaced authority to
     * the present one. To be called at the start too: the process before may have ended in the middle.
     *
     * @return whether a new one is shown
     * @throws IOException if a step failed; the next call does it again. Unless the old identity has ended, it is shown
     *     still if browsers could not be told of the new one
     */
    public synchronized boolean renewIfDue(Stage stage) throws IOException {
        var next = store.identity();
        var isNew = !next.leaf().equals(shown.leaf());
        if (isNew) {
            tellBrowsers(next);
            stage.show(next);
            shown = next;
        }
        var replaced = store.replaced();
        if (!replaced.isEmpty()) {
            trust.replace(replaced, shown.authority());
            store.forgetReplaced();
        }
        return isNew;
    }

    private void tellBrowsers(ServerIdentity next) throws IOException {
        try {
            trust.addBeside(store.replaced(), next.authority());
        } catch (IOException e) {
            if (clock.instant().isBefore(shown.leaf().notAfter())) {
                throw e;
            }
        }
    }
}
