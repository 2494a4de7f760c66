package kz.kualik.crypto;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Turns PKCS#8 structures into keys, and knows which keys are pairs. */
final class PrivateKeys {

    /** The PKCS#8 form of an RSA key with 16384 bits has 9.5 kilobytes. */
    private static final int MAXIMUM_ENCODED_LENGTH = 16 * 1024;

    private static final byte[] PROBE = {'p', 'r', 'o', 'b', 'e'};

    private final SignatureProviders providers;
    private final PublicKeys publicKeys;

    PrivateKeys(SignatureProviders providers, PublicKeys publicKeys) {
        this.providers = providers;
        this.publicKeys = publicKeys;
    }

    PrivateKey of(PrivateKeyInfo info) throws UnsupportedKeyException {
        ASN1ObjectIdentifier oid = info.getPrivateKeyAlgorithm().getAlgorithm();
        if (GostParameterSet.ofKey(oid).isPresent()) {
            return GostPrivateKey.of(info);
        }
        if (oid.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return fromFactory("RSA", info);
        }
        if (oid.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return fromFactory("EC", info);
        }
        throw UnsupportedKeyException.unknownAlgorithm(oid);
    }

    private PrivateKey fromFactory(String name, PrivateKeyInfo info) throws UnsupportedKeyException {
        var encoded = new byte[0];
        try {
            encoded = info.getEncoded();
            if (encoded.length > MAXIMUM_ENCODED_LENGTH) {
                throw UnsupportedKeyException.malformed("it has " + encoded.length + " octets, more than any real key");
            }
            return providers.keyFactory(name).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (InvalidKeySpecException | IOException | RuntimeException e) {
            throw UnsupportedKeyException.malformed("the provider does not take it as a private key of " + name, e);
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    boolean belongTogether(PrivateKey privateKey, SubjectPublicKeyInfo info) {
        try {
            PublicKey publicKey = publicKeys.of(info);
            if (privateKey instanceof RSAKey one
                    && publicKey instanceof RSAKey other
                    && !one.getModulus().equals(other.getModulus())) {
                return false;
            }
            String jcaName = probeName(info, publicKey);
            Signature signature = providers.signature(jcaName);
            signature.initSign(privateKey);
            signature.update(PROBE);
            byte[] probe = signature.sign();
            signature.initVerify(publicKey);
            signature.update(PROBE);
            return signature.verify(probe);
        } catch (UnsupportedKeyException | GeneralSecurityException e) {
            return false;
        }
    }

    private static String probeName(SubjectPublicKeyInfo info, PublicKey key) throws UnsupportedKeyException {
        return key instanceof GostPublicKey gost
                ? gost.parameterSet().signatureJcaName()
                : SignatureScheme.jcaName(PublicKeys.familyOf(info), DigestAlgorithm.SHA256);
    }
}
