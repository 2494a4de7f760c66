package kz.kualik.crypto;

import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** Small certificates for tests, valid from 2026 to 2027. */
public final class TestCertificates {

    private static final Date NOT_BEFORE = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
    private static final Date NOT_AFTER = Date.from(Instant.parse("2027-01-01T00:00:00Z"));

    private TestCertificates() {}

    public static X509CertificateHolder selfSigned(CryptoEngine engine, KeyPair pair, String name) throws Exception {
        return issued(engine, pair, name, pair, name);
    }

    public static X509CertificateHolder issued(
            CryptoEngine engine, KeyPair subjectKeys, String subject, KeyPair issuerKeys, String issuer)
            throws Exception {
        var issuerInfo = SubjectPublicKeyInfo.getInstance(issuerKeys.getPublic().getEncoded());
        return new X509v3CertificateBuilder(
                        new X500Name("CN=" + issuer),
                        BigInteger.valueOf(Math.abs((long) subject.hashCode()) + 1),
                        NOT_BEFORE,
                        NOT_AFTER,
                        new X500Name("CN=" + subject),
                        SubjectPublicKeyInfo.getInstance(subjectKeys.getPublic().getEncoded()))
                .build(engine.contentSigner(
                        issuerKeys.getPrivate(), KeyAlgorithm.of(issuerInfo).defaultSignature()));
    }
}
