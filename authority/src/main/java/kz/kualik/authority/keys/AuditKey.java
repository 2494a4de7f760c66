package kz.kualik.authority.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.pkcs12.Pkcs12Dialect;
import kz.kualik.crypto.pkcs12.Pkcs12Entry;
import kz.kualik.crypto.pkcs12.Pkcs12Writer;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.CertificateSubject;
import kz.kualik.pki.certificate.SerialNumberGenerator;
import kz.kualik.pki.certificate.Validity;
import kz.kualik.pki.issue.CertificateComposer;
import kz.kualik.pki.issue.CertificateSigningException;
import kz.kualik.pki.issue.IncompleteIssuanceException;
import kz.kualik.pki.lint.CertificateLint;
import kz.kualik.pki.lint.LintException;
import kz.kualik.pki.name.InvalidNameException;
import kz.kualik.pki.name.SubjectName;
import kz.kualik.pki.profile.CertificateProfiles;
import kz.kualik.pki.profile.ProfileName;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key that signs the checkpoints of the audit log, beside the other services' keys. It is made when it is missing, also in
 * a house that was founded before there was one, and anew when its certificate comes to its end: checkpoints carry the
 * certificate that they were signed under, so the old key is not needed any more.
 */
final class AuditKey {

    static final String NAME = "audit-log";

    private static final Logger LOG = LoggerFactory.getLogger(AuditKey.class);
    static final KeyAlgorithm ALGORITHM = KeyAlgorithm.ECDSA_P256;
    private static final Period RENEW_BEFORE_END = Period.ofDays(60);
    private static final String ORGANIZATION = "Kualik TEST";

    private final CryptoEngine engine;
    private final CertificateProfiles profiles;
    private final KeyFiles files;

    AuditKey(CryptoEngine engine, CertificateProfiles profiles, KeyFiles files) {
        this.engine = engine;
        this.profiles = profiles;
        this.files = files;
    }

    /** The key, made by this issuer if need be. */
    KeyedCertificate openOrMake(IssuingAuthority issuer, Instant now) {
        var file = files.serviceKey(NAME);
        if (Files.exists(file)) {
            var found = new HierarchyReader(engine).service(NAME, files);
            var renewal = found.certificate()
                    .notAfter()
                    .atOffset(ZoneOffset.UTC)
                    .minus(RENEW_BEFORE_END)
                    .toInstant();
            if (now.isBefore(renewal)) {
                return found;
            }
        }
        LOG.info("making the key of the audit log");
        return make(issuer, now);
    }

    private KeyedCertificate make(IssuingAuthority issuer, Instant now) {
        var pair = engine.generateKeyPair(ALGORITHM);
        var certificate =
                issue(issuer, SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()), now);
        var keyed = new KeyedCertificate(
                NAME, pair.getPrivate(), ALGORITHM.defaultSignature(), certificate, List.of(issuer.certificate()));
        var file = files.serviceKey(NAME);
        var unfinished = file.resolveSibling(NAME + ".unfinished");
        try (var password = Passphrase.read(files.servicePassphrase())) {
            var entry = Pkcs12Entry.of(
                    keyed.key(),
                    List.of(certificate.toHolder(), issuer.certificate().toHolder()));
            Files.deleteIfExists(unfinished);
            PrivateFiles.write(
                    unfinished,
                    Pkcs12Writer.forRandomPassphrases(new SecureRandom()).write(entry, password, Pkcs12Dialect.MODERN));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            PrivateFiles.forceFolders(files.services());
        } catch (IOException e) {
            throw KeyFileException.notWritten(file, e);
        }
        return keyed;
    }

    private Certificate issue(IssuingAuthority issuer, SubjectPublicKeyInfo key, Instant now) {
        var profile = profiles.get(ProfileName.AUDIT_LOG);
        try {
            var subject = CertificateSubject.of(SubjectName.auditLog(ORGANIZATION));
            var validity = Validity.starting(now, profile.validity().forStorage(subject.storage()))
                    .endingWithin(Validity.of(issuer.certificate()));
            var composed = new CertificateComposer()
                    .compose(
                            profile,
                            subject,
                            key,
                            new SerialNumberGenerator(new SecureRandom()).next(),
                            validity,
                            issuer.context());
            return issuer.sign(new CertificateLint().lint(composed));
        } catch (InvalidNameException | IncompleteIssuanceException | LintException | CertificateSigningException e) {
            throw new CeremonyFailedException("the certificate of the audit log", e);
        }
    }
}
