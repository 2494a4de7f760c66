package kz.kualik.crypto;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/** The keys that certificates are issued for. */
public enum KeyAlgorithm {
    /** ST RK GOST R 34.10-2015 with 512 bits, parameter set A. */
    GOST_2015_512(KeyFamily.GOST_2015, 512),
    RSA_2048(KeyFamily.RSA, 2048),
    RSA_4096(KeyFamily.RSA, 4096),
    /** ECDSA on secp256r1. */
    ECDSA_P256(KeyFamily.ECDSA, 256),
    /** ECDSA on secp384r1. */
    ECDSA_P384(KeyFamily.ECDSA, 384);

    private final KeyFamily family;
    private final int bits;

    KeyAlgorithm(KeyFamily family, int bits) {
        this.family = family;
        this.bits = bits;
    }

    /**
     * The catalogue's entry for a public key. Only algorithm and size are looked at; that the key is sound is what
     * {@link CryptoEngine#publicKey} checks.
     *
     * @throws UnsupportedKeyException if certificates are not issued for such a key
     */
    public static KeyAlgorithm of(SubjectPublicKeyInfo info) throws UnsupportedKeyException {
        ASN1ObjectIdentifier oid = info.getAlgorithm().getAlgorithm();
        if (oid.equals(KzObjectIdentifiers.GOST_2015_512_KEY)) {
            return GOST_2015_512;
        }
        if (oid.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return ofModulus(info);
        }
        if (oid.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return ofCurve(info.getAlgorithm().getParameters());
        }
        throw UnsupportedKeyException.notIssued("the key algorithm " + oid.getId());
    }

    private static KeyAlgorithm ofModulus(SubjectPublicKeyInfo info) throws UnsupportedKeyException {
        int bits;
        try {
            bits = RSAPublicKey.getInstance(info.getPublicKeyData().getOctets())
                    .getModulus()
                    .bitLength();
        } catch (RuntimeException e) {
            throw UnsupportedKeyException.malformed("its BIT STRING does not hold an RSAPublicKey", e);
        }
        return switch (bits) {
            case 2048 -> RSA_2048;
            case 4096 -> RSA_4096;
            default -> throw UnsupportedKeyException.notIssued("an RSA key with " + bits + " bits");
        };
    }

    private static KeyAlgorithm ofCurve(@Nullable ASN1Encodable curve) throws UnsupportedKeyException {
        if (SECObjectIdentifiers.secp256r1.equals(curve)) {
            return ECDSA_P256;
        }
        if (SECObjectIdentifiers.secp384r1.equals(curve)) {
            return ECDSA_P384;
        }
        throw UnsupportedKeyException.notIssued("an elliptic-curve key on another curve");
    }

    public KeyFamily family() {
        return family;
    }

    /** The size of the key as the field counts it: field bits of a curve, modulus bits of RSA. */
    public int bits() {
        return bits;
    }

    /** What a key of this kind signs with when nothing else is asked for. */
    public SignatureAlgorithm defaultSignature() {
        return SignatureAlgorithm.of(
                this,
                switch (this) {
                    case GOST_2015_512 -> DigestAlgorithm.GOST3411_2015_512;
                    case RSA_2048, RSA_4096, ECDSA_P256 -> DigestAlgorithm.SHA256;
                    case ECDSA_P384 -> DigestAlgorithm.SHA384;
                });
    }
}
