package kz.kualik.authority.issuance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.kualik.authority.keys.AuthorityKeys;
import kz.kualik.authority.keys.IssuingAuthority;
import kz.kualik.authority.staff.StaffCertificates;
import kz.kualik.authority.staff.StaffPost;
import kz.kualik.authority.staff.StaffRegister;
import kz.kualik.authority.staff.UnfitRequestException;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.KeyFamily;
import kz.kualik.crypto.UnsupportedKeyException;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.CertificateSubject;
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
import kz.kualik.pki.request.CertificationRequest;
import kz.kualik.pki.request.CertificationRequestException;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Issues certificates to members of staff in the order of every issuance: plan committed, then signed, then stored and bound
 * in the caller's transaction. The name in it is the role and the number of the post; who that is, only the register knows.
 */
@Component
final class StaffCertificateIssue implements StaffCertificates {

    private static final String ORGANIZATION = "КУӘЛІК";

    private final AuthorityKeys keys;
    private final CertificateProfiles profiles;
    private final CryptoEngine engine;
    private final HouseStore store;
    private final StaffRegister staff;
    private final TransactionTemplate planning;
    private final Clock clock;
    private final SerialNumberGenerator serials = new SerialNumberGenerator(new SecureRandom());
    private final CertificateComposer composer = new CertificateComposer();
    private final CertificateLint lint = new CertificateLint();

    StaffCertificateIssue(
            AuthorityKeys keys,
            CertificateProfiles profiles,
            CryptoEngine engine,
            HouseStore store,
            StaffRegister staff,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.keys = keys;
        this.profiles = profiles;
        this.engine = engine;
        this.store = store;
        this.staff = staff;
        // The plan has to be durable before the key is used, whatever becomes of the caller's transaction.
        this.planning = new TransactionTemplate(transactions);
        this.planning.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    @Override
    public void requireFit(byte[] request) throws UnfitRequestException {
        key(request);
    }

    @Override
    public byte[] issue(StaffPost post, byte[] request) throws UnfitRequestException {
        var plan = plan(post, key(request));
        var certificate = plan.sign();
        bind(post, plan, certificate);
        return certificate.encoded();
    }

    /** What is planned and can be signed once. */
    record Plan(Intent intent, IssuingAuthority issuer, LintedCertificate linted) {

        Certificate sign() {
            try {
                return issuer.sign(linted);
            } catch (CertificateSigningException e) {
                throw new SigningFailureException(intent.id(), e);
            }
        }
    }

    /** The durable plan of a certificate for this key. */
    Plan plan(StaffPost post, SubjectPublicKeyInfo key) throws UnfitRequestException {
        try {
            var issuer = keys.issuerFor(KeyAlgorithm.of(key).family()).orElseThrow(UnfitRequestException::new);
            var profile = profiles.get(ProfileName.OPERATOR);
            var subject = CertificateSubject.of(
                    SubjectName.service(post.role() + " " + post.id().toString().substring(0, 8), ORGANIZATION));
            var now = clock.instant();
            var validity = Validity.starting(now, profile.validity().forStorage(subject.storage()))
                    .endingWithin(Validity.of(issuer.certificate()));
            var id = new CertificateId(issuer.id(), serials.next());
            var composed = composer.compose(profile, subject, key, id.serial(), validity, issuer.context());
            var linted = lint.lint(composed);
            var intent = new Intent(
                    id,
                    UUID.randomUUID(),
                    0,
                    ProfileName.OPERATOR.value(),
                    Sha256.of(key.getEncoded()),
                    Sha256.of(composed.encoded()),
                    now);
            requireOpened(intent);
            return new Plan(intent, issuer, linted);
        } catch (UnsupportedKeyException | IncompleteIssuanceException | LintException | InvalidNameException e) {
            throw new UnfitRequestException();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores and binds what was signed by the plan. Needs a transaction. */
    void bind(StaffPost post, Plan plan, Certificate certificate) {
        store.store(plan.intent(), certificate, post.person());
        staff.bindCertificate(post.id(), jca(certificate));
    }

    private void requireOpened(Intent intent) throws UnfitRequestException {
        var opened = new AtomicBoolean();
        planning.executeWithoutResult(transaction -> {
            opened.set(store.open(intent));
            if (!opened.get()) {
                transaction.setRollbackOnly();
            }
        });
        if (!opened.get()) {
            throw new UnfitRequestException();
        }
    }

    /** TLS can use RSA and ECDSA only, so a member of staff has a key of these. */
    private SubjectPublicKeyInfo key(byte[] der) throws UnfitRequestException {
        try {
            var request = CertificationRequest.parse(der);
            request.verifyProofOfPossession(engine);
            var family = KeyAlgorithm.of(request.publicKeyInfo()).family();
            if (family != KeyFamily.RSA && family != KeyFamily.ECDSA) {
                throw new UnfitRequestException();
            }
            return request.publicKeyInfo();
        } catch (CertificationRequestException | UnsupportedKeyException e) {
            throw new UnfitRequestException();
        }
    }

    private static X509Certificate jca(Certificate certificate) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate.encoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what was signed a moment ago is a certificate", e);
        }
    }
}
