package kz.kualik.signer.socket;

import kz.kualik.signer.site.Acquaintance;
import kz.kualik.signer.site.Caller;

/**
 * The octets that all connections together may hold. Whom the person has given something has one pool; strangers have a small
 * one of their own, of which each site gets a part, so that no page of which nobody has heard keeps a document from being
 * signed.
 */
final class OctetPools {

    private final Acquaintance acquaintance;
    private final ByteBudget known;
    private final ByteBudget strangers;
    private final SiteCounts sites;

    OctetPools(SocketLimits.Octets limits, Acquaintance acquaintance) {
        this.acquaintance = acquaintance;
        this.known = new ByteBudget(limits.known());
        this.strangers = new ByteBudget(limits.strangers());
        this.sites = new SiteCounts(limits.oneStranger());
    }

    /** The pool from which this caller takes at this moment; a stranger may be none the next time. */
    OctetPool of(Caller caller) {
        return acquaintance.isKnown(caller) ? known : new Strangers(caller.site());
    }

    /** Octets that are taken now. */
    long taken() {
        return known.taken() + strangers.taken();
    }

    /** What one site may take of the strangers' pool. */
    private final class Strangers implements OctetPool {

        private final String site;

        Strangers(String site) {
            this.site = site;
        }

        @Override
        public boolean take(long octets) {
            if (!sites.take(site, octets)) {
                return false;
            }
            if (strangers.take(octets)) {
                return true;
            }
            sites.giveBack(site, octets);
            return false;
        }

        @Override
        public void giveBack(long octets) {
            strangers.giveBack(octets);
            sites.giveBack(site, octets);
        }
    }
}
