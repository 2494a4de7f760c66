package kz.kualik.signer.key;

/** Why a key will not do for a request. */
public enum Unfitness {
    /** The certificate has not begun or has ended. */
    NOT_VALID_NOW,
    /** The certificate lacks a purpose that the request names. */
    OTHER_PURPOSE,
    /** Another person or entity than the request names. */
    OTHER_HOLDER,
    /** Another serial number than the request names. */
    OTHER_CERTIFICATE,
    /** No path to the authorities that the request, or this computer, trusts. */
    OTHER_ISSUER,
    /** The certificate is revoked. */
    REVOKED,
    /** The person has given the site other keys only. */
    NOT_GIVEN
}
