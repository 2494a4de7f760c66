package kz.kualik.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** An authority with elliptic curve keys that certifies whatever a test needs; valid for the year 2026. */
public final class TestHierarchy {

    public static final CryptoEngine ENGINE = CryptoEngine.detect();
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    public static final Instant END = Instant.parse("2027-01-01T00:00:00Z");

    private static final KeyAlgorithm ALGORITHM = KeyAlgorithm.ECDSA_P256;

    private final SigningKey root;
    private long nextSerial = 100;

    public TestHierarchy(String name) {
        var keys = ENGINE.generateKeyPair(ALGORITHM);
        var subject = new X500Name("CN=" + name);
        var certificate = certify(
                subject,
                keys,
                subject,
                keys,
                BigInteger.ONE,
                List.of(
                        extension(Extension.basicConstraints, new BasicConstraints(true)),
                        extension(Extension.subjectKeyIdentifier, new SubjectKeyIdentifier(new byte[20]))));
        this.root = new SigningKey(keys.getPrivate(), ALGORITHM.defaultSignature(), certificate, List.of());
    }

    private TestHierarchy(SigningKey authority) {
        this.root = authority;
    }

    /** An authority that this one has certified. */
    public TestHierarchy authorityBelow(String name) {
        return new TestHierarchy(
                issue(name, List.of(extension(Extension.basicConstraints, new BasicConstraints(true)))));
    }

    /** Somebody whose certificate has this extension and no other. */
    public SigningKey signerWith(String name, ASN1ObjectIdentifier oid, ASN1Encodable value) {
        return signerWith(name, true, oid, value);
    }

    /** The same, with an extension that is critical or not. */
    public SigningKey signerWith(String name, boolean critical, ASN1ObjectIdentifier oid, ASN1Encodable value) {
        return issue(name, List.of(extension(critical, oid, value)));
    }

    public SigningKey root() {
        return root;
    }

    /** Somebody who signs documents. */
    public SigningKey signer(String name) {
        return issue(name, List.of());
    }

    /** Somebody whose certificate says where its status can be asked. */
    public SigningKey signerWithAddresses(String name, String responder, String list) {
        var access = new AuthorityInformationAccess(
                AccessDescription.id_ad_ocsp, new GeneralName(GeneralName.uniformResourceIdentifier, responder));
        var point = new DistributionPoint(
                new DistributionPointName(
                        new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, list))),
                null,
                null);
        return issue(
                name,
                List.of(
                        extension(Extension.authorityInfoAccess, access),
                        extension(Extension.cRLDistributionPoints, new CRLDistPoint(new DistributionPoint[] {point}))));
    }

    /** A responder that need not be checked for revocation, as the issuer says. */
    public SigningKey ocspResponder(String name) {
        return issue(
                name,
                List.of(
                        purpose(KeyPurposeId.id_kp_OCSPSigning),
                        extension(false, OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, DERNull.INSTANCE)));
    }

    /** A responder of which the issuer does not say so. */
    public SigningKey checkedOcspResponder(String name) {
        return issue(name, List.of(purpose(KeyPurposeId.id_kp_OCSPSigning)));
    }

    public SigningKey timeStampingAuthority(String name) {
        return issue(name, List.of(purpose(KeyPurposeId.id_kp_timeStamping)));
    }

    private SigningKey issue(String name, List<Extension> extensions) {
        var keys = ENGINE.generateKeyPair(ALGORITHM);
        var issuerKeys = new KeyPair(null, root.privateKey());
        var certificate = certify(
                root.certificate().subject(),
                issuerKeys,
                new X500Name("CN=" + name),
                keys,
                BigInteger.valueOf(nextSerial++),
                extensions);
        return new SigningKey(
                keys.getPrivate(), ALGORITHM.defaultSignature(), certificate, List.of(root.certificate()));
    }

    private static Certificate certify(
            X500Name issuer,
            KeyPair issuerKeys,
            X500Name subject,
            KeyPair subjectKeys,
            BigInteger serial,
            List<Extension> extensions) {
        var builder = new X509v3CertificateBuilder(
                issuer,
                serial,
                Date.from(START),
                Date.from(END),
                subject,
                SubjectPublicKeyInfo.getInstance(subjectKeys.getPublic().getEncoded()));
        try {
            for (var extension : extensions) {
                builder.addExtension(extension);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Certificate.of(
                builder.build(ENGINE.contentSigner(issuerKeys.getPrivate(), ALGORITHM.defaultSignature())));
    }

    private static Extension purpose(KeyPurposeId purpose) {
        return extension(Extension.extendedKeyUsage, new ExtendedKeyUsage(purpose));
    }

    private static Extension extension(ASN1ObjectIdentifier oid, ASN1Encodable value) {
        return extension(true, oid, value);
    }

    private static Extension extension(boolean critical, ASN1ObjectIdentifier oid, ASN1Encodable value) {
        try {
            return new Extension(oid, critical, value.toASN1Primitive().getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
