package kz.kualik.crypto.pkcs12;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.AuthenticatedSafe;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.cert.X509CertificateHolder;

/** Opens AuthenticatedSafe and SafeContents (RFC 7292, section 4) and collects keys and certificates. */
final class SafeContentsReader {

    /** SafeContents may hold SafeContents; no program in use does it more than once. */
    private static final int MAXIMUM_NESTING = 4;

    private final PasswordBasedEncryption encryption;
    private final Bags bags = new Bags();

    SafeContentsReader(PasswordBasedEncryption encryption) {
        this.encryption = encryption;
    }

    Bags read(byte[] authenticatedSafe) throws Pkcs12Exception {
        for (ContentInfo content :
                AuthenticatedSafe.getInstance(parse(authenticatedSafe)).getContentInfo()) {
            readSafeContents(ASN1Sequence.getInstance(parse(opened(content))), 1);
        }
        return bags;
    }

    private byte[] opened(ContentInfo content) throws Pkcs12Exception {
        if (content.getContentType().equals(PKCSObjectIdentifiers.data)) {
            return ASN1OctetString.getInstance(content.getContent()).getOctets();
        }
        if (content.getContentType().equals(PKCSObjectIdentifiers.encryptedData)) {
            var encrypted = EncryptedData.getInstance(content.getContent());
            return encryption.decrypt(
                    encrypted.getEncryptionAlgorithm(), encrypted.getContent().getOctets());
        }
        throw new UnsupportedPkcs12Exception("the content type " + content.getContentType());
    }

    private void readSafeContents(ASN1Sequence contents, int depth) throws Pkcs12Exception {
        if (depth > MAXIMUM_NESTING) {
            throw new MalformedPkcs12Exception("SafeContents are nested more than " + MAXIMUM_NESTING + " deep");
        }
        for (ASN1Encodable element : contents) {
            readBag(SafeBag.getInstance(element), depth);
        }
    }

    /** Revocation lists and other secrets in a bag are passed over. */
    private void readBag(SafeBag bag, int depth) throws Pkcs12Exception {
        var attributes = BagAttributes.read(bag.getBagAttributes());
        if (bag.getBagId().equals(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag)) {
            bags.add(new Bags.KeyBag(attributes, decryptedKey(bag)));
        } else if (bag.getBagId().equals(PKCSObjectIdentifiers.keyBag)) {
            bags.add(new Bags.KeyBag(attributes, PrivateKeyInfo.getInstance(bag.getBagValue())));
        } else if (bag.getBagId().equals(PKCSObjectIdentifiers.certBag)) {
            readCertificate(bag, attributes);
        } else if (bag.getBagId().equals(PKCSObjectIdentifiers.safeContentsBag)) {
            readSafeContents(ASN1Sequence.getInstance(bag.getBagValue()), depth + 1);
        }
    }

    private PrivateKeyInfo decryptedKey(SafeBag bag) throws Pkcs12Exception {
        var shrouded = EncryptedPrivateKeyInfo.getInstance(bag.getBagValue());
        byte[] plain = encryption.decrypt(shrouded.getEncryptionAlgorithm(), shrouded.getEncryptedData());
        try {
            return PrivateKeyInfo.getInstance(plain.clone());
        } catch (RuntimeException e) {
            throw new WrongPasswordException();
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private void readCertificate(SafeBag bag, BagAttributes attributes) throws Pkcs12Exception {
        var inside = CertBag.getInstance(bag.getBagValue());
        if (!inside.getCertId().equals(PKCSObjectIdentifiers.x509Certificate)) {
            throw new UnsupportedPkcs12Exception("certificates of the type " + inside.getCertId());
        }
        try {
            byte[] encoded = ASN1OctetString.getInstance(inside.getCertValue()).getOctets();
            bags.add(new Bags.CertificateBag(attributes, new X509CertificateHolder(encoded)));
        } catch (IOException e) {
            throw new MalformedPkcs12Exception("a certificate in it cannot be read", e);
        }
    }

    static ASN1Primitive parse(byte[] encoded) throws MalformedPkcs12Exception {
        try {
            ASN1Primitive object = ASN1Primitive.fromByteArray(encoded);
            if (object == null) {
                throw new MalformedPkcs12Exception("a part of it is empty");
            }
            return object;
        } catch (IOException | RuntimeException e) {
            throw new MalformedPkcs12Exception(String.valueOf(e.getMessage()), e);
        }
    }
}
