package kz.kualik.authority.issuance;

import java.time.Instant;
import java.util.UUID;

/**
 * The durable plan to sign one certificate, stored before the key is used.
 *
 * @param id issuer and serial number
 * @param applicationId for which application
 * @param requestNumber for which of its requests, from 0
 * @param profile by which profile
 * @param keyHash SHA-256 of the holder's SubjectPublicKeyInfo
 * @param tbsHash SHA-256 of the TBSCertificate
 * @param plannedAt when
 */
record Intent(
        CertificateId id,
        UUID applicationId,
        int requestNumber,
        String profile,
        Sha256 keyHash,
        Sha256 tbsHash,
        Instant plannedAt) {}
