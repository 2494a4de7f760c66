package kz.kualik.authority.issuance;

import java.util.UUID;
import kz.kualik.pki.certificate.Certificate;

/**
 * A certificate in the store.
 *
 * @param id issuer and serial number
 * @param applicationId the application that it was issued for
 * @param profile the name of the profile that it follows
 * @param certificate the certificate itself
 */
public record IssuedCertificate(CertificateId id, UUID applicationId, String profile, Certificate certificate) {}
