package kz.kualik.crypto;

import java.io.IOException;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Turns the structure in certificates and requests into keys. */
final class PublicKeys {

    /** An RSA modulus beyond this makes a verification take seconds; none in the field is half as long. */
    private static final int MAXIMUM_ENCODED_LENGTH = 2200;

    private final SignatureProviders providers;

    PublicKeys(SignatureProviders providers) {
        this.providers = providers;
    }

    PublicKey of(SubjectPublicKeyInfo info) throws UnsupportedKeyException {
        return switch (familyOf(info)) {
            case GOST_2015, GOST_2004 -> GostPublicKey.of(info);
            case RSA -> fromFactory("RSA", info);
            case ECDSA -> onNamedCurve(info);
        };
    }

    /** A curve spelled out in parameters could be one made for an attack; only names are taken. */
    private PublicKey onNamedCurve(SubjectPublicKeyInfo info) throws UnsupportedKeyException {
        if (!(info.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier)) {
            throw UnsupportedKeyException.malformed("its curve is not given by name");
        }
        return fromFactory("EC", info);
    }

    static KeyFamily familyOf(SubjectPublicKeyInfo info) throws UnsupportedKeyException {
        ASN1ObjectIdentifier oid = info.getAlgorithm().getAlgorithm();
        if (oid.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return KeyFamily.RSA;
        }
        if (oid.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return KeyFamily.ECDSA;
        }
        return GostParameterSet.ofKey(oid)
                .map(SignatureSchemes::familyOf)
                .orElseThrow(() -> UnsupportedKeyException.unknownAlgorithm(oid));
    }

    private PublicKey fromFactory(String name, SubjectPublicKeyInfo info) throws UnsupportedKeyException {
        try {
            byte[] encoded = info.getEncoded();
            if (encoded.length > MAXIMUM_ENCODED_LENGTH) {
                throw UnsupportedKeyException.malformed("it has " + encoded.length + " octets, more than any real key");
            }
            return providers.keyFactory(name).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (InvalidKeySpecException | IOException | RuntimeException e) {
            throw UnsupportedKeyException.malformed("the provider does not take it as a key of " + name, e);
        }
    }
}
