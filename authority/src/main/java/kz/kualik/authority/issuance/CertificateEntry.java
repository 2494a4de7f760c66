package kz.kualik.authority.issuance;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What the store says of a certificate without its octets, for lists of several.
 *
 * @param id issuer and serial number
 * @param applicationId the application that it was issued for
 * @param holderId whose it is
 * @param profile the name of the profile that it follows
 * @param notBefore the beginning of its validity
 * @param notAfter the end of its validity
 * @param issuedAt when it was signed
 * @param releasedAt since when the holder may have it; empty until then
 */
public record CertificateEntry(
        CertificateId id,
        UUID applicationId,
        UUID holderId,
        String profile,
        Instant notBefore,
        Instant notAfter,
        Instant issuedAt,
        Optional<Instant> releasedAt) {}
