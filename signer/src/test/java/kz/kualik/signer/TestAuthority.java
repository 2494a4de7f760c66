package kz.kualik.signer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.request.CertificationRequest;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** An authority that certifies whatever it is asked to. */
public final class TestAuthority {

    private static final X500Name NAME = new X500Name("CN=TEST AUTHORITY");
    private static final KeyAlgorithm ALGORITHM = KeyAlgorithm.ECDSA_P256;

    private final KeyPair keys = TestPeople.ENGINE.generateKeyPair(ALGORITHM);
    private final AtomicLong serials = new AtomicLong(1000);
    private final Certificate certificate;

    public TestAuthority() {
        certificate = certify(
                NAME, SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()), true, new KeyPurposeId[0]);
    }

    public Certificate certificate() {
        return certificate;
    }

    /** A certificate for the key of a request. */
    public Certificate issue(CertificationRequest request, KeyPurposeId... purposes) {
        return certify(
                new X500Name("CN=TEST PERSON,SERIALNUMBER=IIN950101399991"), request.publicKeyInfo(), false, purposes);
    }

    /** The same with somebody else's key identifier. */
    public Certificate issueAs(byte[] keyIdentifier, CertificationRequest request, KeyPurposeId... purposes) {
        return certify(
                new X500Name("CN=TEST PERSON,SERIALNUMBER=IIN950101399991"),
                request.publicKeyInfo(),
                false,
                keyIdentifier,
                purposes);
    }

    private Certificate certify(
            X500Name subject, SubjectPublicKeyInfo key, boolean authority, KeyPurposeId[] purposes) {
        var keyIdentifier = DigestAlgorithm.SHA1.digest(key.getPublicKeyData().getOctets());
        return certify(subject, key, authority, keyIdentifier, purposes);
    }

    private Certificate certify(
            X500Name subject,
            SubjectPublicKeyInfo key,
            boolean authority,
            byte[] keyIdentifier,
            KeyPurposeId[] purposes) {
        var builder = new X509v3CertificateBuilder(
                NAME,
                BigInteger.valueOf(serials.incrementAndGet()),
                Date.from(TestPeople.START),
                Date.from(TestPeople.END),
                subject,
                key);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyIdentifier));
            if (purposes.length > 0) {
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Certificate.of(
                builder.build(TestPeople.ENGINE.contentSigner(keys.getPrivate(), ALGORITHM.defaultSignature())));
    }
}
