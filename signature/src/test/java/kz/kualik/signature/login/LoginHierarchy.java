package kz.kualik.signature.login;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signature.SigningKey;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** An authority whose people log in, with keys of every kind. */
final class LoginHierarchy {

    private static final CryptoEngine ENGINE = CryptoEngine.detect();
    private static final KeyAlgorithm ALGORITHM = KeyAlgorithm.ECDSA_P256;

    private final X500Name name;
    private final KeyPair keys = ENGINE.generateKeyPair(ALGORITHM);
    private final Certificate root;
    private long serial = 1;

    LoginHierarchy(String name) {
        this.name = new X500Name("CN=" + name);
        var builder = builder(this.name, keys, start(), end());
        add(builder, Extension.basicConstraints, new BasicConstraints(true));
        this.root = sign(builder);
    }

    Instant start() {
        return Instant.parse("2026-01-01T00:00:00Z");
    }

    Instant end() {
        return Instant.parse("2027-01-01T00:00:00Z");
    }

    Certificate root() {
        return root;
    }

    /** Somebody who may log in. */
    SigningKey person(KeyAlgorithm algorithm) {
        return person(
                algorithm,
                start(),
                end(),
                Optional.of(new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment)),
                KeyPurposeId.id_kp_clientAuth);
    }

    SigningKey person(
            KeyAlgorithm algorithm, Instant start, Instant end, Optional<KeyUsage> usage, KeyPurposeId... purposes) {
        var pair = ENGINE.generateKeyPair(algorithm);
        var builder = builder(new X500Name("CN=Person"), pair, start, end);
        usage.ifPresent(value -> add(builder, Extension.keyUsage, value));
        if (purposes.length > 0) {
            add(builder, Extension.extendedKeyUsage, new ExtendedKeyUsage(purposes));
        }
        return new SigningKey(pair.getPrivate(), algorithm.defaultSignature(), sign(builder), List.of(root));
    }

    private X509v3CertificateBuilder builder(X500Name subject, KeyPair pair, Instant start, Instant end) {
        return new X509v3CertificateBuilder(
                name,
                BigInteger.valueOf(serial++),
                Date.from(start),
                Date.from(end),
                subject,
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
    }

    private static void add(X509v3CertificateBuilder builder, ASN1ObjectIdentifier oid, ASN1Encodable value) {
        try {
            builder.addExtension(oid, true, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Certificate sign(X509v3CertificateBuilder builder) {
        return Certificate.of(builder.build(ENGINE.contentSigner(keys.getPrivate(), ALGORITHM.defaultSignature())));
    }
}
