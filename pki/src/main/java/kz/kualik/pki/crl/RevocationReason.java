package kz.kualik.pki.crl;

import java.util.Optional;

/** Why a certificate was revoked: CRLReason (RFC 5280, section 5.3.1). The number 7 is not used there. */
public enum RevocationReason {
    UNSPECIFIED(0),
    KEY_COMPROMISE(1),
    CA_COMPROMISE(2),
    AFFILIATION_CHANGED(3),
    SUPERSEDED(4),
    CESSATION_OF_OPERATION(5),
    CERTIFICATE_HOLD(6),
    /** Only in delta lists: the certificate was on hold and is valid again, or has expired meanwhile. */
    REMOVE_FROM_CRL(8),
    PRIVILEGE_WITHDRAWN(9),
    AA_COMPROMISE(10);

    private final int code;

    RevocationReason(int code) {
        this.code = code;
    }

    /** The value of the ENUMERATED. */
    public int code() {
        return code;
    }

    /** The reason with this code; empty for codes that RFC 5280 does not define. */
    public static Optional<RevocationReason> ofCode(int code) {
        for (var reason : values()) {
            if (reason.code == code) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
