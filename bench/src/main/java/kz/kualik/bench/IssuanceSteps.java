package kz.kualik.bench;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.function.Supplier;
import kz.kualik.authority.keys.AuthorityKeys;
import kz.kualik.authority.keys.IssuingAuthority;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.CertificateSubject;
import kz.kualik.pki.certificate.SerialNumberGenerator;
import kz.kualik.pki.certificate.ToBeSignedCertificate;
import kz.kualik.pki.certificate.Validity;
import kz.kualik.pki.identity.IdentifierRules;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.identity.InvalidIinException;
import kz.kualik.pki.issue.CertificateComposer;
import kz.kualik.pki.issue.CertificateSigningException;
import kz.kualik.pki.issue.IncompleteIssuanceException;
import kz.kualik.pki.lint.CertificateLint;
import kz.kualik.pki.lint.LintException;
import kz.kualik.pki.name.InvalidNameException;
import kz.kualik.pki.name.PersonName;
import kz.kualik.pki.name.SubjectName;
import kz.kualik.pki.oid.IdentificationMethod;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.oid.SubjectType;
import kz.kualik.pki.profile.CertificateProfile;
import kz.kualik.pki.profile.CertificateProfiles;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** The steps of issuing that need no database, each timed for itself. */
final class IssuanceSteps {

    /** Means in microseconds; signing includes the check of the own signature. */
    record Cost(double compose, double lint, double sign) {}

    private final CertificateComposer composer = new CertificateComposer();
    private final CertificateLint lint = new CertificateLint();
    private final SerialNumberGenerator serials = new SerialNumberGenerator(new SecureRandom());
    private final IssuingAuthority issuer;
    private final CertificateProfile profile;
    private final CertificateSubject subject;
    private final SubjectPublicKeyInfo key;
    private final Validity validity;

    IssuanceSteps(AuthorityKeys keys, KeyAlgorithm algorithm) {
        issuer = keys.issuerFor(algorithm.family()).orElseThrow();
        profile = CertificateProfiles.builtIn()
                .forHolder(SubjectType.INDIVIDUAL, algorithm)
                .getFirst();
        key = SubjectPublicKeyInfo.getInstance(
                CryptoEngine.detect().generateKeyPair(algorithm).getPublic().getEncoded());
        validity = Validity.starting(
                Instant.ofEpochSecond(issuer.certificate().notBefore().getEpochSecond()), Period.ofYears(1));
        try {
            subject = CertificateSubject.of(
                    SubjectName.individual(
                            PersonName.of("ТЕСТОВ", "ТЕСТ", "ТЕСТҰЛЫ"),
                            Iin.parse("880229350430", IdentifierRules.SANDBOX)),
                    IdentificationMethod.VISIT,
                    KeyStorage.PKCS12_FILE);
        } catch (InvalidNameException | InvalidIinException e) {
            throw new FailedIssuanceException(e);
        }
    }

    Cost run(int certificates) {
        long compose = 0;
        long linting = 0;
        long sign = 0;
        try {
            for (int i = 0; i < certificates; i++) {
                long start = System.nanoTime();
                ToBeSignedCertificate composed =
                        composer.compose(profile, subject, key, serials.next(), validity, issuer.context());
                long composedAt = System.nanoTime();
                var linted = lint.lint(composed);
                long lintedAt = System.nanoTime();
                var certificate = issuer.sign(linted);
                long signedAt = System.nanoTime();
                requireSerial(certificate::serialNumber);
                compose += composedAt - start;
                linting += lintedAt - composedAt;
                sign += signedAt - lintedAt;
            }
        } catch (IncompleteIssuanceException | LintException | CertificateSigningException e) {
            throw new FailedIssuanceException(e);
        }
        double scale = 1e-3 / certificates;
        return new Cost(compose * scale, linting * scale, sign * scale);
    }

    /** Uses the result, so that the compiler cannot drop the work. */
    private static void requireSerial(Supplier<?> serial) {
        if (List.of(serial.get()).isEmpty()) {
            throw new FailedIssuanceException(new IllegalStateException("a certificate without a serial number"));
        }
    }
}
