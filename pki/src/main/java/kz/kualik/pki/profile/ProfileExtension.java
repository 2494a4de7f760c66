package kz.kualik.pki.profile;

/** Extensions that a profile switches on by name; all not critical. */
public enum ProfileExtension {
    /** Certificate policies with the practice statement's address. */
    POLICY,
    /** CRL distribution point. */
    CRL_DISTRIBUTION_POINT,
    /** Freshest CRL, where the issuer makes delta lists (RFC 5280, section 4.2.1.15). */
    FRESHEST_CRL,
    /** Authority information access: OCSP. */
    OCSP,
    /** Authority information access: the issuer's certificate. */
    CA_ISSUERS,
    /** Where the key is kept (1.2.398.3.3.5). */
    KEY_STORAGE,
    /** id-pkix-ocsp-nocheck (RFC 6960, section 4.2.2.2.1). */
    OCSP_NO_CHECK
}
