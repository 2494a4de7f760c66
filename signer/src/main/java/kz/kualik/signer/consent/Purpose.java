package kz.kualik.signer.consent;

/** What a key is asked for. */
public enum Purpose {
    /** Documents are signed. */
    SIGN,
    /** A digest is signed whose document nobody here has seen. */
    SIGN_DIGEST,
    /**
     * Bare octets are signed, or a bare digest: nothing keeps such a signature apart from any other that the site may make of
     * it.
     */
    SIGN_RAW,
    /** The person logs in. */
    AUTHENTICATE,
    /** The certificate is shown to the page; nothing is signed. */
    SHOW_CERTIFICATE,
    /** A new key is made, and a request for a certificate is signed with the key that is valid still. */
    RENEW
}
