package kz.kualik.authority.issuance;

import java.time.Instant;
import java.util.UUID;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.oid.IdentificationMethod;
import kz.kualik.pki.oid.KeyStorage;

/**
 * A certificate that was signed a moment ago, with what the store keeps beside it.
 *
 * @param intent the plan that it carries out
 * @param holderId whose it is
 * @param storage where the key lies
 * @param identifiedBy how the holder was identified
 * @param certificate the certificate
 * @param issuedAt when
 */
record NewCertificate(
        Intent intent,
        UUID holderId,
        KeyStorage storage,
        IdentificationMethod identifiedBy,
        Certificate certificate,
        Instant issuedAt) {}
