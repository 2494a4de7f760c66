package kz.kualik.authority.keys;

import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Instant;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.CertificateSubject;
import kz.kualik.pki.certificate.IssuerContext;
import kz.kualik.pki.certificate.SerialNumberGenerator;
import kz.kualik.pki.certificate.Validity;
import kz.kualik.pki.issue.CertificateComposer;
import kz.kualik.pki.issue.CertificateSigner;
import kz.kualik.pki.issue.CertificateSigningException;
import kz.kualik.pki.issue.IncompleteIssuanceException;
import kz.kualik.pki.lint.CertificateLint;
import kz.kualik.pki.lint.LintException;
import kz.kualik.pki.profile.CertificateProfiles;
import kz.kualik.pki.profile.ProfileName;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Issues the certificates of the ceremony: composed by profile, linted, signed, like every other one. */
final class CeremonyClerk {

    private final CryptoEngine engine;
    private final CertificateProfiles profiles;
    private final Instant now;
    private final SerialNumberGenerator serials = new SerialNumberGenerator(new SecureRandom());
    private final CertificateComposer composer = new CertificateComposer();
    private final CertificateLint lint = new CertificateLint();
    private final CertificateSigner signer = new CertificateSigner();

    CeremonyClerk(CryptoEngine engine, CertificateProfiles profiles, Instant now) {
        this.engine = engine;
        this.profiles = profiles;
        this.now = now;
    }

    /** Issues for the longest validity that the profile and the issuer's own certificate allow. */
    Certificate issue(
            ProfileName name,
            CertificateSubject subject,
            SubjectPublicKeyInfo key,
            IssuerContext issuer,
            PrivateKey issuerKey) {
        var profile = profiles.get(name);
        var longest = Validity.starting(now, profile.validity().forStorage(subject.storage()));
        var validity = issuer.issuer()
                .map(certificate -> longest.endingWithin(Validity.of(certificate)))
                .orElse(longest);
        try {
            var composed = composer.compose(profile, subject, key, serials.next(), validity, issuer);
            return signer.sign(lint.lint(composed), issuerKey, engine);
        } catch (IncompleteIssuanceException | LintException | CertificateSigningException e) {
            throw new CeremonyFailedException("the certificate of profile " + name, e);
        }
    }
}
