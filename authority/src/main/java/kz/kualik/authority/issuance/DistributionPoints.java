package kz.kualik.authority.issuance;

import kz.kualik.pki.certificate.DistributionUrls;

/**
 * The port through which issuance learns what a certificate says about where its status is told; implemented by the room of
 * revocation.
 */
public interface DistributionPoints {

    /** The addresses for a certificate of this issuer and serial number; always the same ones under one configuration. */
    DistributionUrls of(CertificateId certificate);
}
