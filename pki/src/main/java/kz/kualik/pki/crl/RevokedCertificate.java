package kz.kualik.pki.crl;

import java.time.Instant;
import java.util.Optional;
import kz.kualik.pki.certificate.SerialNumber;

/**
 * One entry of a certificate revocation list (RFC 5280, section 5.1.2.6).
 *
 * @param serialNumber the revoked certificate's serial number; its issuer is the list's issuer
 * @param revocationTime since when it is revoked, whole seconds
 * @param reason the reasonCode extension; absent means "unspecified" (section 5.3.1)
 */
public record RevokedCertificate(
        SerialNumber serialNumber, Instant revocationTime, Optional<RevocationReason> reason) {}
