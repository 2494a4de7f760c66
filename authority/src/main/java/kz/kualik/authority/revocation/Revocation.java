package kz.kualik.authority.revocation;

import java.time.Instant;
import kz.kualik.authority.issuance.CertificateId;

/**
 * A revocation that stands. It cannot be undone: the law knows no suspension.
 *
 * @param certificate which certificate
 * @param ground on which legal ground
 * @param revokedAt since when, to the second, as OCSP and CRL tell it
 */
public record Revocation(CertificateId certificate, RevocationGround ground, Instant revokedAt) {}
