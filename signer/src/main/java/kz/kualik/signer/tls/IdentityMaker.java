package kz.kualik.signer.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.der.PemOrDer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * Makes a computer's authority and its one leaf. The authority is held by name constraints (RFC 5280, section 4.2.1.10) to
 * this computer's own names, so that who steals nothing but its certificate gains nothing, and its private key is forgotten
 * here, so that nobody can steal that.
 */
final class IdentityMaker {

    /** Browsers accept 398 days at most. */
    static final Duration LIFE = Duration.ofDays(397);

    private static final KeyAlgorithm ALGORITHM = KeyAlgorithm.ECDSA_P256;
    private static final int SERIAL_BITS = 127;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final byte[] LOOPBACK_WITH_MASK = {127, 0, 0, 1, -1, -1, -1, -1};

    private final CryptoEngine engine;
    private final SecureRandom random;
    private final Clock clock;

    IdentityMaker(CryptoEngine engine, SecureRandom random, Clock clock) {
        this.engine = engine;
        this.random = random;
        this.clock = clock;
    }

    ServerIdentity make() throws IOException {
        var authorityKeys = engine.generateKeyPair(ALGORITHM);
        var leafKeys = engine.generateKeyPair(ALGORITHM);
        var number = serialNumber();
        var name = new X500Name("O=Kualik Signer,CN=This computer only " + number.toString(36));
        var authority = certify(name, name, authorityKeys, authorityKeys, true);
        var leaf = certify(name, new X500Name("O=Kualik Signer,CN=127.0.0.1"), authorityKeys, leafKeys, false);
        return new ServerIdentity(
                authority,
                leaf,
                PemOrDer.toPem("PRIVATE KEY", leafKeys.getPrivate().getEncoded()));
    }

    private Certificate certify(
            X500Name issuer, X500Name subject, KeyPair issuerKeys, KeyPair keys, boolean isAuthority)
            throws IOException {
        var start = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1));
        var info = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
        var builder = new X509v3CertificateBuilder(
                issuer, serialNumber(), Date.from(start), Date.from(start.plus(LIFE)), subject, info);
        add(builder, Extension.basicConstraints, true, new BasicConstraints(isAuthority));
        add(
                builder,
                Extension.subjectKeyIdentifier,
                false,
                new SubjectKeyIdentifier(
                        DigestAlgorithm.SHA1.digest(info.getPublicKeyData().getOctets())));
        if (isAuthority) {
            add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            add(builder, Extension.nameConstraints, true, thisComputerOnly());
        } else {
            add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            add(builder, Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            add(builder, Extension.subjectAlternativeName, false, namesOfThisComputer());
        }
        return Certificate.of(
                builder.build(engine.contentSigner(issuerKeys.getPrivate(), ALGORITHM.defaultSignature())));
    }

    private static void add(
            X509v3CertificateBuilder builder, ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value)
            throws IOException {
        builder.addExtension(oid, critical, value);
    }

    private static NameConstraints thisComputerOnly() {
        var permitted = new GeneralSubtree[] {
            new GeneralSubtree(new GeneralName(GeneralName.dNSName, "localhost")),
            new GeneralSubtree(new GeneralName(GeneralName.iPAddress, new DEROctetString(LOOPBACK_WITH_MASK)))
        };
        return new NameConstraints(permitted, null);
    }

    private static GeneralNames namesOfThisComputer() {
        return new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, new DEROctetString(LOOPBACK))
        });
    }

    /** A positive number of sixteen octets at most. */
    private BigInteger serialNumber() {
        return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
    }
}
