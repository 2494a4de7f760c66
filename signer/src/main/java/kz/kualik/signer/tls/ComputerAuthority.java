package kz.kualik.signer.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signer.key.KeyErasure;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * A certification authority of one computer, which has its key only until it is closed. Whatever is made with that key,
 * verifiers accept it for this computer's own names only: it vouches for TLS servers, for no authority below itself, and its
 * name constraints (RFC 5280, section 4.2.1.10) name a subtree of every form of name that they can bound, because a form that
 * no subtree speaks of is free. What it would sign itself it does not judge: the constraints have to hold against a key that
 * was stolen.
 */
final class ComputerAuthority implements AutoCloseable {

    /** Of the authority and of what it signs. Browsers accept 398 days at most. */
    static final Duration LIFE = Duration.ofDays(397);

    /** All its subjects are below this. */
    static final String ORGANISATION = "O=Kualik Signer";

    private static final KeyAlgorithm ALGORITHM = KeyAlgorithm.ECDSA_P256;
    private static final int SERIAL_BITS = 127;
    private static final String OWN_HOST = "localhost";
    private static final byte[] LOOPBACK_WITH_MASK = {127, 0, 0, 1, -1, -1, -1, -1};

    private final CryptoEngine engine;
    private final SecureRandom random;
    private final Instant start;
    private final KeyPair keys;
    private final X500Name name;
    private final Certificate certificate;
    private boolean closed;

    private ComputerAuthority(CryptoEngine engine, SecureRandom random, Instant now) throws IOException {
        this.engine = engine;
        this.random = random;
        this.start = now.truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1));
        this.keys = engine.generateKeyPair(ALGORITHM);
        this.name = new X500Name(
                ORGANISATION + ",CN=This computer only " + serialNumber().toString(36));
        this.certificate = certify(name, keys.getPublic(), bounds());
    }

    /**
     * Makes one with a new key and a name that no other has.
     *
     * @param now from an hour before this moment it is valid, for clocks that are behind
     * @throws IOException if its certificate cannot be encoded
     */
    static ComputerAuthority open(CryptoEngine engine, SecureRandom random, Instant now) throws IOException {
        return new ComputerAuthority(engine, random, now);
    }

    /** Its own certificate, for browsers. */
    Certificate certificate() {
        return certificate;
    }

    /**
     * Signs a certificate as long as it is open. Key identifiers are added to the extensions.
     *
     * @throws IOException if the certificate cannot be encoded
     * @throws IllegalStateException if the authority is closed
     */
    Certificate certify(X500Name subject, PublicKey subjectKey, Extension... extensions) throws IOException {
        if (closed) {
            throw new IllegalStateException("the authority of this computer has no key any more");
        }
        var info = SubjectPublicKeyInfo.getInstance(subjectKey.getEncoded());
        var builder = new X509v3CertificateBuilder(
                name, serialNumber(), Date.from(start), Date.from(start.plus(LIFE)), subject, info);
        for (var extension : extensions) {
            builder.addExtension(extension);
        }
        builder.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(identifier(info)));
        if (!subject.equals(name)) {
            var own = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
            builder.addExtension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(identifier(own)));
        }
        return Certificate.of(builder.build(engine.contentSigner(keys.getPrivate(), ALGORITHM.defaultSignature())));
    }

    private static byte[] identifier(SubjectPublicKeyInfo info) {
        return DigestAlgorithm.SHA1.digest(info.getPublicKeyData().getOctets());
    }

    private static Extension[] bounds() throws IOException {
        return new Extension[] {
            Extension.create(Extension.basicConstraints, true, new BasicConstraints(0)),
            Extension.create(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign)),
            Extension.create(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)),
            Extension.create(Extension.nameConstraints, true, new NameConstraints(ownNames(), null))
        };
    }

    /**
     * The forms that RFC 5280 has rules for. The subtree of IPv4 leaves no address of IPv6, and the organisation's leaves no
     * subject of another one.
     */
    private static GeneralSubtree[] ownNames() {
        return new GeneralSubtree[] {
            subtree(new GeneralName(GeneralName.dNSName, OWN_HOST)),
            subtree(new GeneralName(GeneralName.iPAddress, new DEROctetString(LOOPBACK_WITH_MASK))),
            subtree(new GeneralName(new X500Name(ORGANISATION))),
            subtree(new GeneralName(GeneralName.rfc822Name, OWN_HOST)),
            subtree(new GeneralName(GeneralName.uniformResourceIdentifier, OWN_HOST))
        };
    }

    private static GeneralSubtree subtree(GeneralName base) {
        return new GeneralSubtree(base);
    }

    /** A positive number of sixteen octets at most. */
    private BigInteger serialNumber() {
        return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
    }

    /** Erases its key as far as the runtime can; nothing is signed any more. Closing again changes nothing. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            KeyErasure.erase(keys.getPrivate());
        }
    }
}
