package kz.kualik.signature.policy;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signature.facts.SignerRole;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Whether the signer's certificate allows what its key was used for (RFC 5280, sections 4.2.1.3 and 4.2.1.12). */
final class KeyUsageRule {

    private static final Set<KeyPurposeId> SERVICES =
            Set.of(KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_OCSPSigning, KeyPurposeId.id_kp_serverAuth);

    private KeyUsageRule() {}

    static void apply(Certificate certificate, SignerRole role, Reasons reasons) {
        switch (role) {
            case DOCUMENT_SIGNER -> {
                requireUsage(
                        certificate, reasons, "to sign documents", KeyUsage.digitalSignature, KeyUsage.nonRepudiation);
                if (isForServicesOnly(certificate)) {
                    reasons.wrong("the extended key usage of certificate " + certificate.serialNumber()
                            + " allows it services only, not to sign documents");
                }
                if (hasPurpose(certificate, KeyPurposeId.id_kp_clientAuth)
                        && !hasPurpose(certificate, KeyPurposeId.id_kp_emailProtection)) {
                    reasons.note("the signer's key is one for authentication, not for signing documents");
                }
            }
            case TIME_STAMPING_AUTHORITY -> requireTimeStampingOnly(certificate, reasons);
            case CRL_ISSUER -> requireUsage(certificate, reasons, "to sign revocation lists", KeyUsage.cRLSign);
            case OCSP_RESPONDER, CERTIFICATE_HOLDER -> {}
        }
    }

    private static void requireUsage(Certificate certificate, Reasons reasons, String purpose, int... oneOf) {
        var usage = keyUsage(certificate);
        if (usage.isEmpty()) {
            return;
        }
        for (int bit : oneOf) {
            if (usage.get().hasUsages(bit)) {
                return;
            }
        }
        reasons.wrong("the key usage of certificate " + certificate.serialNumber() + " does not allow it " + purpose);
    }

    /** RFC 3161, section 2.3: the extension must be critical and name time-stamping, and nothing else. */
    private static void requireTimeStampingOnly(Certificate certificate, Reasons reasons) {
        var subject = "the extended key usage of certificate " + certificate.serialNumber();
        if (!hasPurpose(certificate, KeyPurposeId.id_kp_timeStamping)) {
            reasons.wrong(subject + " does not allow it to issue time-stamps");
        } else if (extendedKeyUsage(certificate)
                .filter(usage -> usage.getUsages().length == 1)
                .isEmpty()) {
            reasons.wrong(subject + " allows it more than to issue time-stamps");
        } else if (!isExtendedKeyUsageCritical(certificate)) {
            reasons.wrong(subject + " is not critical, as that of a time-stamping authority must be");
        }
    }

    private static boolean isExtendedKeyUsageCritical(Certificate certificate) {
        return certificate
                .extensions()
                .map(all -> all.getExtension(Extension.extendedKeyUsage))
                .filter(Extension::isCritical)
                .isPresent();
    }

    private static Optional<ExtendedKeyUsage> extendedKeyUsage(Certificate certificate) {
        try {
            return certificate.extensions().map(ExtendedKeyUsage::fromExtensions);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** A malformed extension is the path's defect already; here it grants nothing and forbids nothing. */
    private static Optional<KeyUsage> keyUsage(Certificate certificate) {
        try {
            return certificate.extensions().map(KeyUsage::fromExtensions);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** Time-stamps, status answers, connections and nothing else: such a key speaks for a machine of an authority, never for a person. */
    private static boolean isForServicesOnly(Certificate certificate) {
        return extendedKeyUsage(certificate)
                .filter(usage -> Arrays.stream(usage.getUsages()).allMatch(SERVICES::contains))
                .isPresent();
    }

    private static boolean hasPurpose(Certificate certificate, KeyPurposeId purpose) {
        return extendedKeyUsage(certificate)
                .filter(usage -> usage.hasKeyPurposeId(purpose))
                .isPresent();
    }
}
