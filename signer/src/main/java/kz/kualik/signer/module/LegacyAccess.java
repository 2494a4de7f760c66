package kz.kualik.signer.module;

import kz.kualik.signer.site.Caller;

/**
 * For whom the old applet's module is open. It takes paths and passwords from the page and asks nobody, so it is closed unless
 * the person has opened it for a site that cannot do otherwise.
 */
@FunctionalInterface
public interface LegacyAccess {

    /** Whether this caller may use it. */
    boolean isOpenFor(Caller caller);

    /** For nobody. */
    static LegacyAccess closed() {
        return caller -> false;
    }
}
