package kz.kualik.pki.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.certificate.IssuerContext;
import kz.kualik.pki.profile.CertificateProfile;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** All rules, and the way they are run. */
final class LintRules {

    private static final List<Lint> ALL = List.of(
            new EncodingLint(),
            new VersionLint(),
            new SerialNumberLint(),
            new SignatureAlgorithmLint(),
            new ValidityEncodingLint(),
            new ValidityNestingLint(),
            new IssuerLint(),
            new SubjectNameLint(),
            new IdentifierLint(),
            new PublicKeyLint(),
            new CriticalityLint(),
            new KeyIdentifierLint(),
            new KeyUsageConsistencyLint(),
            new AlternativeNameLint(),
            new AddressLint(),
            new KeyStorageLint(),
            new LawfulContentLint(),
            new SubjectRuleLint(),
            new KeyUsageRuleLint(),
            new ExtendedKeyUsageRuleLint(),
            new BasicConstraintsRuleLint(),
            new ExtensionSetLint(),
            new PolicyRuleLint(),
            new ValidityRuleLint());

    private LintRules() {}

    /** Runs every rule, whatever the others found. */
    static List<Finding> examine(
            byte[] encoded, TBSCertificate body, CertificateProfile profile, Optional<IssuerContext> issuer) {
        var extensions = body.getExtensions();
        if (extensions == null) {
            return List.of(new Finding("profile-extensions", "there are no extensions at all"));
        }
        var candidate = new Candidate(encoded, body, extensions, profile, issuer);
        var findings = new ArrayList<Finding>();
        for (var lint : ALL) {
            try {
                lint.examine(candidate, message -> findings.add(new Finding(lint.rule(), message)));
            } catch (RuntimeException e) {
                // Bouncy Castle's readers answer a malformed extension with several unchecked exceptions
                findings.add(new Finding(lint.rule(), "what the rule looks at cannot be decoded"));
            }
        }
        return List.copyOf(findings);
    }

    /**
     * Decodes the bytes afresh. This already refuses an extension that comes twice (RFC 5280, section 4.2) and
     * extensions in a certificate that is not of version 3 (section 4.1.2.9).
     *
     * @throws UndecodableCertificateException if they are no TBSCertificate
     */
    static TBSCertificate decode(byte[] encoded) throws UndecodableCertificateException {
        try {
            return TBSCertificate.getInstance(encoded);
        } catch (RuntimeException e) {
            throw new UndecodableCertificateException(e);
        }
    }
}
