package kz.kualik.pki.certificate;

import java.util.Optional;
import kz.kualik.crypto.SignatureAlgorithm;

/**
 * Who signs a certificate, and what of him goes into it.
 *
 * @param issuer his certificate; empty when a root signs itself
 * @param signatureAlgorithm what he signs with
 * @param urls the addresses of his services
 */
public record IssuerContext(
        Optional<Certificate> issuer, SignatureAlgorithm signatureAlgorithm, DistributionUrls urls) {

    /** An authority that has a certificate signs another's. */
    public static IssuerContext issuedBy(
            Certificate issuer, SignatureAlgorithm signatureAlgorithm, DistributionUrls urls) {
        return new IssuerContext(Optional.of(issuer), signatureAlgorithm, urls);
    }

    /** A root signs itself. */
    public static IssuerContext selfSigned(SignatureAlgorithm signatureAlgorithm, DistributionUrls urls) {
        return new IssuerContext(Optional.empty(), signatureAlgorithm, urls);
    }
}
