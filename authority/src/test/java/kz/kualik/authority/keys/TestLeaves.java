package kz.kualik.authority.keys;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Period;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.CertificateSubject;
import kz.kualik.pki.certificate.DistributionUrls;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.certificate.SerialNumberGenerator;
import kz.kualik.pki.certificate.Validity;
import kz.kualik.pki.identity.IdentifierRules;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.issue.CertificateComposer;
import kz.kualik.pki.lint.CertificateLint;
import kz.kualik.pki.name.PersonName;
import kz.kualik.pki.name.SubjectName;
import kz.kualik.pki.oid.IdentificationMethod;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.profile.CertificateProfiles;
import kz.kualik.pki.profile.ProfileName;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Certificates of individuals issued by the TEST hierarchy. */
public final class TestLeaves {

    private static final Map<String, KeyAlgorithm> KEYS =
            Map.of("gost", KeyAlgorithm.GOST_2015_512, "rsa", KeyAlgorithm.RSA_2048, "ecdsa", KeyAlgorithm.ECDSA_P256);

    private TestLeaves() {}

    /** One by the issuer of this name, valid for a year from {@link TestKeys#BORN}. */
    public static Certificate by(IssuerId id) throws Exception {
        var urls = TestKeys.keys().issuer(id).orElseThrow().context().urls();
        return by(id, serial -> urls);
    }

    /** A key of the algorithm that the issuer certifies. */
    public static KeyPair keyFor(IssuerId id) {
        return TestKeys.ENGINE.generateKeyPair(algorithm(id));
    }

    /** The algorithm of the keys that the issuer certifies. */
    public static KeyAlgorithm algorithm(IssuerId id) {
        return Objects.requireNonNull(KEYS.get(id.value()));
    }

    /** One for this key. */
    public static Certificate by(IssuerId id, KeyPair key) throws Exception {
        var urls = TestKeys.keys().issuer(id).orElseThrow().context().urls();
        return by(id, key, serial -> urls);
    }

    /** The same with the addresses that belong to its serial number. */
    public static Certificate by(IssuerId id, Function<SerialNumber, DistributionUrls> addresses) throws Exception {
        return by(id, keyFor(id), addresses);
    }

    private static Certificate by(IssuerId id, KeyPair key, Function<SerialNumber, DistributionUrls> addresses)
            throws Exception {
        var name = SubjectName.individual(
                PersonName.of("ТЕСТОВ", "ТЕСТ"), Iin.parse("880229350430", IdentifierRules.SANDBOX));
        return by(id, key, addresses, id.value().equals("gost") ? "individual" : "individual-sign", name);
    }

    /** One for this key that follows the profile and calls its holder by this name. */
    public static Certificate by(IssuerId id, KeyPair key, String profile, X500Name name) throws Exception {
        var urls = TestKeys.keys().issuer(id).orElseThrow().context().urls();
        return by(id, key, serial -> urls, profile, name);
    }

    private static Certificate by(
            IssuerId id,
            KeyPair key,
            Function<SerialNumber, DistributionUrls> addresses,
            String profileName,
            X500Name name)
            throws Exception {
        var issuer = TestKeys.keys().issuer(id).orElseThrow();
        var profile = CertificateProfiles.builtIn().get(new ProfileName(profileName));
        var subject = CertificateSubject.of(name, IdentificationMethod.VISIT, KeyStorage.PKCS12_FILE);
        var serial = new SerialNumberGenerator(new SecureRandom()).next();
        var composed = new CertificateComposer()
                .compose(
                        profile,
                        subject,
                        SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()),
                        serial,
                        Validity.starting(TestKeys.BORN, Period.ofYears(1)),
                        issuer.context(addresses.apply(serial)));
        return issuer.sign(new CertificateLint().lint(composed));
    }
}
