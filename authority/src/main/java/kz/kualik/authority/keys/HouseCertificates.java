package kz.kualik.authority.keys;

import java.security.SecureRandom;
import java.time.Clock;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.CertificateSubject;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.certificate.SerialNumberGenerator;
import kz.kualik.pki.certificate.Validity;
import kz.kualik.pki.issue.CertificateComposer;
import kz.kualik.pki.issue.CertificateSigningException;
import kz.kualik.pki.issue.IncompleteIssuanceException;
import kz.kualik.pki.lint.CertificateLint;
import kz.kualik.pki.lint.LintException;
import kz.kualik.pki.lint.LintedCertificate;
import kz.kualik.pki.name.InvalidNameException;
import kz.kualik.pki.name.SubjectName;
import kz.kualik.pki.profile.CertificateProfiles;
import kz.kualik.pki.profile.ProfileName;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.springframework.stereotype.Component;

/**
 * Issues certificates to the house's own services after the ceremony: composed by profile, linted, signed, like every other
 * one. Whoever calls this stores the certificate and enters its serial number in the status log before it leaves the process.
 */
@Component
public final class HouseCertificates {

    private static final String ORGANIZATION = "КУӘЛІК TEST";

    private final CertificateProfiles profiles;
    private final Clock clock;
    private final SerialNumberGenerator serials = new SerialNumberGenerator(new SecureRandom());
    private final CertificateComposer composer = new CertificateComposer();
    private final CertificateLint lint = new CertificateLint();

    HouseCertificates(CertificateProfiles profiles, Clock clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    /**
     * A certificate that is composed and linted. Lint's token works once, so it can be signed once.
     *
     * @param serial of which nobody knows yet
     * @param toBeSigned DER of the TBSCertificate
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Prepared(
            IssuingAuthority issuer,
            ProfileName profile,
            SerialNumber serial,
            byte[] toBeSigned,
            LintedCertificate linted) {

        /**
         * Uses the issuer's key.
         *
         * @throws HouseCertificateRefusedException if the signature cannot be made
         */
        public Certificate sign() throws HouseCertificateRefusedException {
            try {
                return issuer.sign(linted);
            } catch (CertificateSigningException e) {
                throw new HouseCertificateRefusedException(profile, e);
            }
        }
    }

    /**
     * Composes for as long as the profile and the issuer's own certificate allow. Nothing is signed yet, so a plan can be
     * made durable first.
     *
     * @throws HouseCertificateRefusedException if the key does not fit the profile or lint refuses the certificate
     */
    public Prepared prepare(IssuingAuthority issuer, ProfileName name, String commonName, SubjectPublicKeyInfo key)
            throws HouseCertificateRefusedException {
        var profile = profiles.get(name);
        try {
            var subject = CertificateSubject.of(SubjectName.service(commonName, ORGANIZATION));
            var validity = Validity.starting(clock.instant(), profile.validity().forStorage(subject.storage()))
                    .endingWithin(Validity.of(issuer.certificate()));
            var serial = serials.next();
            var composed = composer.compose(profile, subject, key, serial, validity, issuer.context());
            return new Prepared(issuer, name, serial, composed.encoded(), lint.lint(composed));
        } catch (InvalidNameException | IncompleteIssuanceException | LintException | IllegalArgumentException e) {
            throw new HouseCertificateRefusedException(name, e);
        }
    }

    /**
     * Prepares and signs.
     *
     * @throws HouseCertificateRefusedException as {@link #prepare}
     */
    public Certificate issue(IssuingAuthority issuer, ProfileName name, String commonName, SubjectPublicKeyInfo key)
            throws HouseCertificateRefusedException {
        return prepare(issuer, name, commonName, key).sign();
    }
}
