package kz.kualik.signature.facts;

/** In which role a certificate is used: each needs another key usage. */
public enum SignerRole {
    /** Signs a document. */
    DOCUMENT_SIGNER,
    /** The certificate is itself the document; no use of it is judged. */
    CERTIFICATE_HOLDER,
    /** Issues time-stamps. */
    TIME_STAMPING_AUTHORITY,
    /** Answers for the status of certificates. */
    OCSP_RESPONDER,
    /** Signs a revocation list. */
    CRL_ISSUER
}
