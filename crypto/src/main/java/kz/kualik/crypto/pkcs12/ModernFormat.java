package kz.kualik.crypto.pkcs12;

import java.io.IOException;
import java.security.SecureRandom;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.Password;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.AuthenticatedSafe;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;

/** The modern dialect, in DER: certificates first, then the key, both under PBES2. */
final class ModernFormat {

    private static final int SALT_LENGTH = 16;
    private static final int IV_LENGTH = 16;

    private final SecureRandom random;
    private final Password password;
    private final int iterations;

    ModernFormat(SecureRandom random, Password password, int iterations) {
        this.random = random;
        this.password = password;
        this.iterations = iterations;
    }

    byte[] write(Pkcs12Entry entry, byte[] key) throws IOException {
        byte[] safe = new AuthenticatedSafe(new ContentInfo[] {certificates(entry), keys(entry, key)})
                .getEncoded(ASN1Encoding.DER);
        byte[] salt = random(SALT_LENGTH);
        return new Pfx(
                        new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(safe)),
                        Pkcs12Mac.of(DigestAlgorithm.SHA256, password, salt, iterations, safe))
                .getEncoded(ASN1Encoding.DER);
    }

    private ContentInfo keys(Pkcs12Entry entry, byte[] key) throws IOException {
        byte[] salt = random(SALT_LENGTH);
        byte[] iv = random(IV_LENGTH);
        AlgorithmIdentifier algorithm = ModernEncryption.identifier(salt, iv, iterations);
        byte[] encrypted = ModernEncryption.encrypt(password, salt, iv, iterations, key);
        byte[] bags = new DERSequence(SafeBags.key(entry, algorithm, encrypted)).getEncoded(ASN1Encoding.DER);
        return new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(bags));
    }

    private ContentInfo certificates(Pkcs12Entry entry) throws IOException {
        var bags = new ASN1EncodableVector();
        bags.add(SafeBags.ownCertificate(entry));
        for (X509CertificateHolder issuer :
                entry.chain().subList(1, entry.chain().size())) {
            bags.add(SafeBags.issuerCertificate(issuer));
        }
        byte[] plain = new DERSequence(bags).getEncoded(ASN1Encoding.DER);
        byte[] salt = random(SALT_LENGTH);
        byte[] iv = random(IV_LENGTH);
        byte[] encrypted = ModernEncryption.encrypt(password, salt, iv, iterations, plain);
        return new ContentInfo(
                PKCSObjectIdentifiers.encryptedData,
                new EncryptedData(
                        PKCSObjectIdentifiers.data,
                        ModernEncryption.identifier(salt, iv, iterations),
                        new DEROctetString(encrypted)));
    }

    private byte[] random(int length) {
        var octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }
}
