package kz.kualik.crypto.pkcs12;

import java.io.IOException;
import java.security.SecureRandom;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.Password;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.BEROctetString;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.BERTaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * The NUC's dialect, octet for octet: a DER shell around an AuthenticatedSafe in BER with indefinite lengths; the key
 * first (3DES), then the certificate (40-bit RC2), SHA-1 and 1024 iterations throughout.
 */
final class NucFormat {

    private static final int ITERATIONS = 1024;
    private static final int SALT_LENGTH = 20;

    private final SecureRandom random;
    private final Password password;

    NucFormat(SecureRandom random, Password password) {
        this.random = random;
        this.password = password;
    }

    byte[] write(Pkcs12Entry entry, byte[] key) throws IOException {
        byte[] safe = new BERSequence(new ASN1Encodable[] {keys(entry, key), certificate(entry)})
                .getEncoded(ASN1Encoding.BER);
        MacData mac = Pkcs12Mac.of(DigestAlgorithm.SHA1, password, salt(), ITERATIONS, safe);
        var content = new DERSequence(
                new ASN1Encodable[] {PKCSObjectIdentifiers.data, new DERTaggedObject(true, 0, new DEROctetString(safe))
                });
        return new DERSequence(new ASN1Encodable[] {new ASN1Integer(3), content, mac}).getEncoded(ASN1Encoding.DER);
    }

    private ASN1Encodable keys(Pkcs12Entry entry, byte[] key) throws IOException {
        byte[] salt = salt();
        AlgorithmIdentifier algorithm = LegacyEncryption.TRIPLE_DES_3.identifier(salt, ITERATIONS);
        byte[] encrypted = LegacyEncryption.TRIPLE_DES_3.encrypt(password, salt, ITERATIONS, key);
        byte[] bags = new DERSequence(SafeBags.key(entry, algorithm, encrypted)).getEncoded(ASN1Encoding.DER);
        return contentInfo(PKCSObjectIdentifiers.data, new DEROctetString(bags));
    }

    private ASN1Encodable certificate(Pkcs12Entry entry) throws IOException {
        byte[] plain = new DERSequence(SafeBags.ownCertificate(entry)).getEncoded(ASN1Encoding.DER);
        byte[] salt = salt();
        byte[] encrypted = LegacyEncryption.RC2_40.encrypt(password, salt, ITERATIONS, plain);
        var inside = new BERSequence(new ASN1Encodable[] {
            PKCSObjectIdentifiers.data,
            LegacyEncryption.RC2_40.identifier(salt, ITERATIONS),
            new BERTaggedObject(false, 0, inOneSegment(encrypted))
        });
        return contentInfo(
                PKCSObjectIdentifiers.encryptedData, new BERSequence(new ASN1Encodable[] {ASN1Integer.ZERO, inside}));
    }

    private static BEROctetString inOneSegment(byte[] octets) {
        return new BEROctetString(new ASN1OctetString[] {new DEROctetString(octets)});
    }

    private static ASN1Encodable contentInfo(ASN1Encodable type, ASN1Encodable content) {
        return new BERSequence(new ASN1Encodable[] {type, new BERTaggedObject(true, 0, content)});
    }

    private byte[] salt() {
        var salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        return salt;
    }
}
