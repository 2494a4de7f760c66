package kz.kualik.signature;

import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.SignatureAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** Signers with self-signed certificates, made once for each algorithm. */
public final class TestSigners {

    public static final CryptoEngine ENGINE = CryptoEngine.detect();

    private static final Map<KeyAlgorithm, SigningKey> SIGNERS = new EnumMap<>(KeyAlgorithm.class);

    private TestSigners() {}

    public static synchronized SigningKey signer(KeyAlgorithm algorithm) {
        return SIGNERS.computeIfAbsent(algorithm, key -> another(key, "TEST SIGNER " + key, 1));
    }

    /** A signer of its own, with a fresh key. */
    public static SigningKey another(KeyAlgorithm algorithm, String name, long serial) {
        return of(ENGINE.generateKeyPair(algorithm), algorithm, name, serial, KeyPurposeId.id_kp_emailProtection);
    }

    /** A time-stamping authority. */
    public static SigningKey timeStamping(KeyAlgorithm algorithm) {
        return of(
                ENGINE.generateKeyPair(algorithm),
                algorithm,
                "TEST TIME-STAMPING AUTHORITY",
                7,
                KeyPurposeId.id_kp_timeStamping);
    }

    private static SigningKey of(KeyPair pair, KeyAlgorithm algorithm, String name, long serial, KeyPurposeId purpose) {
        var signature =
                SignatureAlgorithm.of(algorithm, algorithm.defaultSignature().digest());
        var subject = new X500Name("CN=" + name + ",C=KZ");
        var builder = new X509v3CertificateBuilder(
                subject,
                BigInteger.valueOf(serial),
                Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                Date.from(Instant.parse("2049-01-01T00:00:00Z")),
                subject,
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        try {
            var keyIdentifier = DigestAlgorithm.SHA1.digest(pair.getPublic().getEncoded());
            builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
            builder.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyIdentifier));
        } catch (CertIOException e) {
            throw new AssertionError(e);
        }
        var certificate = Certificate.of(builder.build(ENGINE.contentSigner(pair.getPrivate(), signature)));
        return new SigningKey(pair.getPrivate(), signature, certificate, List.of());
    }
}
