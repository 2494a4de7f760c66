package kz.kualik.pki.ocsp;

import java.time.Instant;
import java.util.Optional;

/**
 * What is said about one certificate: SingleResponse (RFC 6960, section 4.2.1).
 *
 * @param thisUpdate when this was known to be right, whole seconds
 * @param nextUpdate when newer information will be there; absent means at any time
 */
public record SingleOcspResponse(
        OcspCertId certId, CertificateStatus status, Instant thisUpdate, Optional<Instant> nextUpdate) {}
