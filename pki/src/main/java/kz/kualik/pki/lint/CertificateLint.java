package kz.kualik.pki.lint;

import java.util.List;
import java.util.Optional;
import kz.kualik.pki.certificate.ToBeSignedCertificate;

/** Examines what is about to be signed by all rules of RFC 5280, of the law and of the profile. */
public final class CertificateLint {

    /**
     * Passes a certificate on to be signed.
     *
     * @throws LintException if any rule is broken; all breaches are told
     */
    public LintedCertificate lint(ToBeSignedCertificate toBeSigned) throws LintException {
        var encoded = toBeSigned.encoded();
        try {
            var findings = LintRules.examine(
                    encoded, LintRules.decode(encoded), toBeSigned.profile(), Optional.of(toBeSigned.issuer()));
            if (!findings.isEmpty()) {
                throw new LintException(toBeSigned.profile().name(), findings);
            }
            return new LintedCertificate(toBeSigned);
        } catch (UndecodableCertificateException e) {
            throw new LintException(
                    toBeSigned.profile().name(), List.of(new Finding("encoding", String.valueOf(e.getMessage()))));
        }
    }
}
