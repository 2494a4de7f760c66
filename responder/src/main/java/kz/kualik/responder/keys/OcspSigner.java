package kz.kualik.responder.keys;

import kz.kualik.pki.certificate.Certificate;
import kz.kualik.responder.status.IssuerId;

/**
 * Who answers for one issuer: a key whose certificate was issued by this issuer for OCSP signing (RFC 6960, section
 * 4.2.2.2), in the issuer's algorithm.
 *
 * @param issuerCertificate the certificate authority's own certificate, whose name and key the questions name
 */
public record OcspSigner(IssuerId issuer, Certificate issuerCertificate, ServiceKey key) {}
