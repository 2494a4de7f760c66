package kz.kualik.pki.issue;

import java.net.URI;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.CertificateSubject;
import kz.kualik.pki.certificate.DistributionUrls;
import kz.kualik.pki.certificate.IssuerContext;
import kz.kualik.pki.certificate.SerialNumberGenerator;
import kz.kualik.pki.certificate.ToBeSignedCertificate;
import kz.kualik.pki.certificate.Validity;
import kz.kualik.pki.lint.CertificateLint;
import kz.kualik.pki.name.SubjectName;
import kz.kualik.pki.profile.CertificateProfile;
import kz.kualik.pki.profile.CertificateProfiles;
import kz.kualik.pki.profile.ProfileName;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** A root and an issuing authority for each family of keys, made once for all tests of a run. */
public final class TestHierarchy {

    public static final CryptoEngine ENGINE = CryptoEngine.detect();
    public static final CertificateProfiles PROFILES = CertificateProfiles.builtIn();
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    public static final DistributionUrls URLS = DistributionUrls.of(
            URI.create("http://ocsp.example.kz/ocsp"),
            URI.create("http://ca.example.kz/cert/issuing.cer"),
            URI.create("http://ca.example.kz/crl/issuing.crl"),
            URI.create("http://ca.example.kz/cps"));

    private static final Map<KeyAlgorithm, TestHierarchy> MADE = new EnumMap<>(KeyAlgorithm.class);
    private static final SerialNumberGenerator SERIALS = new SerialNumberGenerator(new SecureRandom());

    private final KeyAlgorithm algorithm;
    private final Certificate root;
    private final Certificate issuing;
    private final KeyPair issuingKeys;

    private TestHierarchy(KeyAlgorithm algorithm) throws Exception {
        this.algorithm = algorithm;
        var rootKeys = ENGINE.generateKeyPair(algorithm);
        this.issuingKeys = ENGINE.generateKeyPair(algorithm);
        var rootName = SubjectName.certificationAuthority("TEST ROOT " + algorithm);
        var rootProfile = PROFILES.get(ProfileName.ROOT_CA);
        var selfSigned = IssuerContext.selfSigned(algorithm.defaultSignature(), URLS);
        this.root = sign(compose(rootProfile, CertificateSubject.of(rootName), rootKeys, selfSigned), rootKeys);
        var issuingName = SubjectName.certificationAuthority("TEST ISSUING " + algorithm);
        var issuingProfile = PROFILES.get(ProfileName.ISSUING_CA);
        var byRoot = IssuerContext.issuedBy(root, algorithm.defaultSignature(), URLS);
        this.issuing = sign(compose(issuingProfile, CertificateSubject.of(issuingName), issuingKeys, byRoot), rootKeys);
    }

    /** The authority whose keys are of the family that a holder's key of the algorithm belongs to. */
    public static TestHierarchy forHolder(KeyAlgorithm holder) {
        return of(
                switch (holder) {
                    case GOST_2015_512 -> KeyAlgorithm.GOST_2015_512;
                    case RSA_2048, RSA_4096 -> KeyAlgorithm.RSA_4096;
                    case ECDSA_P256, ECDSA_P384 -> KeyAlgorithm.ECDSA_P384;
                });
    }

    public static synchronized TestHierarchy of(KeyAlgorithm algorithm) {
        return MADE.computeIfAbsent(algorithm, TestHierarchy::make);
    }

    @SuppressWarnings("ThrowSpecificExceptions")
    private static TestHierarchy make(KeyAlgorithm algorithm) {
        try {
            return new TestHierarchy(algorithm);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public Certificate root() {
        return root;
    }

    public Certificate issuing() {
        return issuing;
    }

    public KeyPair issuingKeys() {
        return issuingKeys;
    }

    public IssuerContext context() {
        return IssuerContext.issuedBy(issuing, algorithm.defaultSignature(), URLS);
    }

    /** Issues by the whole order: compose, lint, sign. */
    public Certificate issue(CertificateProfile profile, CertificateSubject subject, KeyPair keys) throws Exception {
        return sign(compose(profile, subject, keys, context()), issuingKeys);
    }

    public ToBeSignedCertificate compose(CertificateProfile profile, X500Name name, KeyPair keys) throws Exception {
        return compose(profile, CertificateSubject.of(name), keys, context());
    }

    public static ToBeSignedCertificate compose(
            CertificateProfile profile, CertificateSubject subject, KeyPair keys, IssuerContext issuer)
            throws Exception {
        var longest = profile.validity().forStorage(subject.storage());
        var validity = Validity.starting(NOW, longest);
        var nested =
                issuer.issuer().map(Validity::of).map(validity::endingWithin).orElse(validity);
        return new CertificateComposer().compose(profile, subject, publicKeyInfo(keys), SERIALS.next(), nested, issuer);
    }

    public static Certificate sign(ToBeSignedCertificate toBeSigned, KeyPair issuerKeys) throws Exception {
        return new CertificateSigner().sign(new CertificateLint().lint(toBeSigned), issuerKeys.getPrivate(), ENGINE);
    }

    public static SubjectPublicKeyInfo publicKeyInfo(KeyPair keys) {
        return SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
    }

    /** The key that a certificate was signed with, verified independently of the signer's own check. */
    public static boolean isSignedBy(Certificate certificate, Certificate issuer) throws Exception {
        var structure = certificate.toHolder().toASN1Structure();
        var scheme = ENGINE.scheme(issuer.publicKeyInfo(), structure.getSignatureAlgorithm(), Optional.empty());
        return ENGINE.verify(
                scheme,
                structure.getTBSCertificate().getEncoded(),
                structure.getSignature().getOctets());
    }
}
