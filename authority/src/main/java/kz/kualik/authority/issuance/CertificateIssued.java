package kz.kualik.authority.issuance;

import java.util.UUID;

/**
 * A certificate has been stored, its status is public, and it may be handed to its holder. All certificates of one
 * application are released in one transaction with one such event each, so the first one says that all are there.
 *
 * @param applicationId the application's internal id
 * @param issuer the issuing authority's short name
 * @param serial the serial number in hexadecimal
 */
public record CertificateIssued(UUID applicationId, String issuer, String serial) {}
