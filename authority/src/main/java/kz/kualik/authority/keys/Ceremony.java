package kz.kualik.authority.keys;

import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.CertificateSubject;
import kz.kualik.pki.certificate.IssuerContext;
import kz.kualik.pki.crl.CrlComposer;
import kz.kualik.pki.crl.CrlContents;
import kz.kualik.pki.name.InvalidNameException;
import kz.kualik.pki.name.SubjectName;
import kz.kualik.pki.profile.CertificateProfiles;
import kz.kualik.pki.profile.ProfileName;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * The first start's key ceremony: makes the TEST hierarchy in memory. For each suite a root, an issuing authority, an OCSP
 * responder and a time-stamping authority; beside them the HTTPS server and the sandbox's operators under ECDSA.
 */
final class Ceremony {

    /** How many operators the sandbox has: {@code operator-1} and so on. */
    static final int OPERATORS = 3;

    static final String TLS = "tls";

    private static final String ORGANIZATION = "КУӘЛІК TEST";

    /** A root's key is away, so its list must last; a year is what its owner has until the next ceremony. */
    private static final Duration ROOT_LIST_LASTS = Duration.ofDays(366);

    private final CryptoEngine engine;
    private final CeremonyClerk clerk;
    private final PublicAddresses addresses;
    private final Instant now;

    Ceremony(CryptoEngine engine, CertificateProfiles profiles, PublicAddresses addresses, Instant now) {
        this.engine = engine;
        this.clerk = new CeremonyClerk(engine, profiles, now);
        this.addresses = addresses;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Key generation, most of it RSA, takes the time; it runs on all processors. */
    CeremonyResult perform() {
        var keys = new EnumMap<AlgorithmSuite, KeyPair>(AlgorithmSuite.class);
        var drafts = Stream.of(AlgorithmSuite.values())
                .parallel()
                .map(this::generateKeys)
                .toList();
        var branches = new ArrayList<Branch>();
        for (var draft : drafts) {
            keys.put(draft.suite, draft.root);
            branches.add(branch(draft));
        }
        var ecdsa = branches.stream()
                .filter(branch -> branch.suite() == AlgorithmSuite.ECDSA)
                .findFirst()
                .orElseThrow();
        var operators = operators(ecdsa);
        var certificates =
                operators.stream().collect(Collectors.toMap(KeyedCertificate::name, KeyedCertificate::certificate));
        return new CeremonyResult(new Hierarchy(branches, tls(ecdsa), certificates), keys, operators);
    }

    private record Keys(AlgorithmSuite suite, KeyPair root, KeyPair issuing, KeyPair ocsp, KeyPair tsa) {}

    private Keys generateKeys(AlgorithmSuite suite) {
        var large = IntStream.range(0, 2)
                .parallel()
                .mapToObj(number -> engine.generateKeyPair(number == 0 ? suite.root() : suite.issuing()))
                .toList();
        return new Keys(
                suite,
                large.get(0),
                large.get(1),
                engine.generateKeyPair(suite.services()),
                engine.generateKeyPair(suite.services()));
    }

    private Branch branch(Keys keys) {
        var suite = keys.suite;
        var rootAlgorithm = suite.root().defaultSignature();
        var root = clerk.issue(
                ProfileName.ROOT_CA,
                CertificateSubject.of(authorityName("НЕГІЗГІ", suite)),
                publicKey(keys.root),
                IssuerContext.selfSigned(rootAlgorithm, addresses.ofRoot(suite)),
                keys.root.getPrivate());
        var issuing = clerk.issue(
                ProfileName.ISSUING_CA,
                CertificateSubject.of(authorityName("БЕРУШІ", suite)),
                publicKey(keys.issuing),
                IssuerContext.issuedBy(root, rootAlgorithm, addresses.ofRoot(suite)),
                keys.root.getPrivate());
        var authority = new KeyedCertificate(
                suite.issuer().value(),
                keys.issuing.getPrivate(),
                suite.issuing().defaultSignature(),
                issuing,
                List.of());
        return new Branch(
                suite,
                root,
                rootList(root, keys),
                authority,
                service(
                        KeyFiles.ocspName(suite),
                        ProfileName.OCSP_RESPONDER,
                        "OCSP RESPONDER",
                        authority,
                        keys.ocsp,
                        suite),
                service(
                        KeyFiles.tsaName(suite),
                        ProfileName.TSA,
                        "TIME-STAMPING AUTHORITY",
                        authority,
                        keys.tsa,
                        suite));
    }

    private KeyedCertificate service(
            String name,
            ProfileName profile,
            String commonName,
            KeyedCertificate authority,
            KeyPair key,
            AlgorithmSuite suite) {
        return issue(
                name,
                profile,
                CertificateSubject.of(serviceName(commonName)),
                suite.services(),
                key,
                authority,
                suite.issuer());
    }

    private KeyedCertificate tls(Branch branch) {
        var subject = CertificateSubject.of(serviceName("localhost"))
                .withDnsName("localhost")
                .withIpAddress("127.0.0.1");
        return issue(
                TLS,
                ProfileName.TLS_SERVER,
                subject,
                KeyAlgorithm.ECDSA_P256,
                engine.generateKeyPair(KeyAlgorithm.ECDSA_P256),
                branch.issuing(),
                branch.suite().issuer());
    }

    private List<KeyedCertificate> operators(Branch branch) {
        return operatorNames().stream()
                .map(name -> issue(
                        name,
                        ProfileName.OPERATOR,
                        CertificateSubject.of(serviceName("TEST " + name.toUpperCase(Locale.ROOT))),
                        KeyAlgorithm.ECDSA_P256,
                        engine.generateKeyPair(KeyAlgorithm.ECDSA_P256),
                        branch.issuing(),
                        branch.suite().issuer()))
                .toList();
    }

    static List<String> operatorNames() {
        return IntStream.rangeClosed(1, OPERATORS)
                .mapToObj(number -> "operator-" + number)
                .toList();
    }

    private KeyedCertificate issue(
            String name,
            ProfileName profile,
            CertificateSubject subject,
            KeyAlgorithm algorithm,
            KeyPair key,
            KeyedCertificate authority,
            IssuerId issuer) {
        var certificate = clerk.issue(
                profile,
                subject,
                publicKey(key),
                IssuerContext.issuedBy(authority.certificate(), authority.algorithm(), addresses.ofIssuer(issuer)),
                authority.key());
        return new KeyedCertificate(
                name, key.getPrivate(), algorithm.defaultSignature(), certificate, List.of(authority.certificate()));
    }

    private byte[] rootList(Certificate root, Keys keys) {
        return new CrlComposer()
                .compose(
                        CrlContents.full(root, now, now.plus(ROOT_LIST_LASTS), BigInteger.ONE),
                        Stream.empty(),
                        engine.contentSigner(
                                keys.root.getPrivate(), keys.suite.root().defaultSignature()));
    }

    /** For example {@code CN=КУӘЛІК НЕГІЗГІ ОРТАЛЫҚ (RSA) TEST 2026, C=KZ}. */
    private X500Name authorityName(String kind, AlgorithmSuite suite) {
        var year = now.atOffset(ZoneOffset.UTC).getYear();
        try {
            return SubjectName.certificationAuthority(
                    "КУӘЛІК " + kind + " ОРТАЛЫҚ (" + suite.name() + ") TEST " + year);
        } catch (InvalidNameException e) {
            throw new CeremonyFailedException("the name of an authority", e);
        }
    }

    private static X500Name serviceName(String commonName) {
        try {
            return SubjectName.service(commonName, ORGANIZATION);
        } catch (InvalidNameException e) {
            throw new CeremonyFailedException("the name " + commonName, e);
        }
    }

    private static SubjectPublicKeyInfo publicKey(KeyPair pair) {
        return SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
    }
}
