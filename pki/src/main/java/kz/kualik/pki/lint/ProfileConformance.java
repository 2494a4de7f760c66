package kz.kualik.pki.lint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.profile.CertificateProfile;
import org.bouncycastle.asn1.ASN1Encoding;

/**
 * Re-checks a certificate that exists: derives from the profile what it must hold and compares. Neither the signature
 * nor the issuer's certificate is looked at; that is path validation's part.
 */
public final class ProfileConformance {

    private ProfileConformance() {}

    /** Everything in which the certificate departs from the profile; empty if it conforms. */
    public static List<Finding> check(Certificate certificate, CertificateProfile profile) {
        var findings = new ArrayList<Finding>();
        var structure = certificate.toHolder().toASN1Structure();
        var body = structure.getTBSCertificate();
        if (!structure.getSignatureAlgorithm().equals(body.getSignature())) {
            findings.add(new Finding("signature-algorithm", "the algorithms inside and outside differ"));
        }
        try {
            var encoded = body.getEncoded(ASN1Encoding.DER);
            findings.addAll(LintRules.examine(encoded, body, profile, Optional.empty()));
        } catch (IOException | RuntimeException e) {
            findings.add(new Finding("encoding", "the certificate cannot be encoded again"));
        }
        return List.copyOf(findings);
    }
}
