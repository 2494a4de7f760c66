package kz.kualik.pki.profile;

/** What the holder uses the certified key for. */
public enum KeyPurpose {
    /** One key for documents and for login, as issued for GOST. */
    SIGNATURE_AND_AUTHENTICATION,
    /** Documents only; the other half of a pair is for login. */
    SIGNATURE,
    /** Login only. */
    AUTHENTICATION,
    /** A service: TLS, OCSP, time-stamps. */
    SERVICE,
    /** Signing certificates and revocation lists. */
    CERTIFICATION
}
