package kz.kualik.authority.revocation;

import java.time.Instant;
import java.util.UUID;

/**
 * A certificate has been revoked; published inside the transaction of the revocation.
 *
 * @param applicationId the application that it was issued for
 * @param issuer the issuing authority's short name
 * @param serial the serial number in hexadecimal
 * @param ground on which of the seven legal grounds
 * @param receivedAt when the information was received
 * @param revokedAt since when it is revoked
 */
public record CertificateRevoked(
        UUID applicationId, String issuer, String serial, LegalGround ground, Instant receivedAt, Instant revokedAt) {}
