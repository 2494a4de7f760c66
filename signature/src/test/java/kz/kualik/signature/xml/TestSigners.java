package kz.kualik.signature.xml;

import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signature.SigningKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** Signers with fresh keys and self-signed certificates; trust is not what these tests are about. */
public final class TestSigners {

    public static final CryptoEngine ENGINE = CryptoEngine.detect();

    private static final Map<KeyAlgorithm, SigningKey> CACHE = new EnumMap<>(KeyAlgorithm.class);

    private TestSigners() {}

    /** One and the same signer for each algorithm. */
    public static synchronized SigningKey of(KeyAlgorithm algorithm) {
        return CACHE.computeIfAbsent(algorithm, TestSigners::fresh);
    }

    /** A signer that nobody else has. */
    public static SigningKey fresh(KeyAlgorithm algorithm) {
        return withCertificate(algorithm, ENGINE.generateKeyPair(algorithm));
    }

    private static SigningKey withCertificate(KeyAlgorithm algorithm, KeyPair pair) {
        var name = new X500Name("CN=TEST SIGNER " + algorithm);
        var builder = new X509v3CertificateBuilder(
                name,
                new BigInteger("7700000000000000001"),
                Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                Date.from(Instant.parse("2036-01-01T00:00:00Z")),
                name,
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        var signature = algorithm.defaultSignature();
        var certificate = Certificate.of(builder.build(ENGINE.contentSigner(pair.getPrivate(), signature)));
        return new SigningKey(pair.getPrivate(), signature, certificate, List.of());
    }
}
