package kz.kualik.pki.path;

import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Date;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** Makes small chains of certificates with elliptic curve keys for these tests. */
final class TestChain {

    static final CryptoEngine ENGINE = CryptoEngine.detect();
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static long nextSerial = 1;

    /** A certificate with the key that belongs to it. */
    record Holder(Certificate certificate, KeyPair keys, X500Name name) {}

    /** What an authority certificate says about itself. */
    enum Kind {
        AUTHORITY,
        AUTHORITY_WITH_NOTHING_BELOW,
        AUTHORITY_WITHOUT_KEY_USAGE_FOR_IT,
        LEAF,
        LEAF_WITH_UNKNOWN_CRITICAL_EXTENSION
    }

    private TestChain() {}

    static KeyPair keys() {
        return ENGINE.generateKeyPair(KeyAlgorithm.ECDSA_P256);
    }

    static Holder root(String name) {
        var keys = keys();
        var subject = new X500Name("CN=" + name);
        return new Holder(certify(subject, keys, subject, keys, Kind.AUTHORITY), keys, subject);
    }

    static Holder issue(Holder issuer, String name, Kind kind) {
        return issue(issuer, name, kind, keys());
    }

    static Holder issue(Holder issuer, String name, Kind kind, KeyPair keys) {
        var subject = new X500Name("CN=" + name);
        return new Holder(certify(issuer.name(), issuer.keys(), subject, keys, kind), keys, subject);
    }

    private static Certificate certify(
            X500Name issuer, KeyPair issuerKeys, X500Name subject, KeyPair subjectKeys, Kind kind) {
        try {
            var builder = new X509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(nextSerial++),
                    Date.from(START),
                    Date.from(START.plusSeconds(86_400)),
                    subject,
                    SubjectPublicKeyInfo.getInstance(subjectKeys.getPublic().getEncoded()));
            addExtensions(builder, kind);
            return Certificate.of(builder.build(
                    ENGINE.contentSigner(issuerKeys.getPrivate(), KeyAlgorithm.ECDSA_P256.defaultSignature())));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void addExtensions(X509v3CertificateBuilder builder, Kind kind) throws java.io.IOException {
        switch (kind) {
            case AUTHORITY -> {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            }
            case AUTHORITY_WITH_NOTHING_BELOW ->
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            case AUTHORITY_WITHOUT_KEY_USAGE_FOR_IT -> {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            }
            case LEAF -> builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            case LEAF_WITH_UNKNOWN_CRITICAL_EXTENSION ->
                builder.addExtension(new ASN1ObjectIdentifier("2.25.4711"), true, DERNull.INSTANCE);
        }
    }
}
