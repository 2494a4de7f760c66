package kz.kualik.authority.revocation;

import kz.kualik.authority.issuance.HeldCertificate;

/**
 * A certificate that somebody has shown the possession of the key of.
 *
 * @param held with whose it is
 * @param standing what it is worth at this moment
 */
public record ShownCertificate(HeldCertificate held, Standing standing) {

    /** What a certificate is worth by the house's clock and its register of revocations. */
    public enum Standing {
        /** In its time, and not revoked. */
        VALID,
        /** Its time has not begun. */
        NOT_YET,
        /** Its time is over. */
        EXPIRED,
        /** Revoked, whether its time is over or not. */
        REVOKED
    }
}
