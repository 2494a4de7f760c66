package kz.kualik.signature.revocation;

import kz.kualik.pki.certificate.Certificate;

/** A place that may know whether a certificate is revoked. */
public interface RevocationSource {

    /**
     * What is known about this certificate.
     *
     * @param issuer the certificate of its issuer, proved by the chain
     */
    RevocationAnswer about(Certificate certificate, Certificate issuer);

    /** Knows nothing. */
    static RevocationSource none() {
        return (certificate, issuer) -> RevocationAnswer.nothing();
    }
}
