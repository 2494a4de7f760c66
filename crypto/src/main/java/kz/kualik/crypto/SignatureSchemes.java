package kz.kualik.crypto;

import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Finds the digest that a signature was made with. Signers in the field write the signature's identifier (Java), the
 * key's identifier (the C library, for GOST 34.310-2004) or rsaEncryption; so the key decides on the family, and
 * identifier and digest beside it must agree with it and with each other.
 */
final class SignatureSchemes {

    private static final Map<ASN1ObjectIdentifier, DigestAlgorithm> RSA = Map.of(
            PKCSObjectIdentifiers.sha1WithRSAEncryption, DigestAlgorithm.SHA1,
            OIWObjectIdentifiers.sha1WithRSA, DigestAlgorithm.SHA1,
            PKCSObjectIdentifiers.sha256WithRSAEncryption, DigestAlgorithm.SHA256,
            PKCSObjectIdentifiers.sha384WithRSAEncryption, DigestAlgorithm.SHA384,
            PKCSObjectIdentifiers.sha512WithRSAEncryption, DigestAlgorithm.SHA512);

    private static final Map<ASN1ObjectIdentifier, DigestAlgorithm> ECDSA = Map.of(
            X9ObjectIdentifiers.ecdsa_with_SHA1, DigestAlgorithm.SHA1,
            X9ObjectIdentifiers.ecdsa_with_SHA256, DigestAlgorithm.SHA256,
            X9ObjectIdentifiers.ecdsa_with_SHA384, DigestAlgorithm.SHA384,
            X9ObjectIdentifiers.ecdsa_with_SHA512, DigestAlgorithm.SHA512);

    private SignatureSchemes() {}

    static DigestAlgorithm digestForRsa(ASN1ObjectIdentifier signature, Optional<DigestAlgorithm> hint)
            throws UnsupportedSignatureAlgorithmException {
        return digest(KeyFamily.RSA, RSA, PKCSObjectIdentifiers.rsaEncryption, signature, hint);
    }

    static DigestAlgorithm digestForEcdsa(ASN1ObjectIdentifier signature, Optional<DigestAlgorithm> hint)
            throws UnsupportedSignatureAlgorithmException {
        return digest(KeyFamily.ECDSA, ECDSA, X9ObjectIdentifiers.id_ecPublicKey, signature, hint);
    }

    static DigestAlgorithm digestForGost(
            GostParameterSet set, ASN1ObjectIdentifier signature, Optional<DigestAlgorithm> hint)
            throws UnsupportedSignatureAlgorithmException {
        KeyFamily family = familyOf(set);
        if (!signature.equals(set.signatureOid()) && !signature.equals(set.keyOid())) {
            throw UnsupportedSignatureAlgorithmException.unknown(signature.getId(), family);
        }
        requireAgreement(set.digest(), hint);
        return set.digest();
    }

    static KeyFamily familyOf(GostParameterSet set) {
        return switch (set) {
            case GOST_2015_512, GOST_2015_256 -> KeyFamily.GOST_2015;
            case GOST_34310_2004 -> KeyFamily.GOST_2004;
        };
    }

    private static DigestAlgorithm digest(
            KeyFamily family,
            Map<ASN1ObjectIdentifier, DigestAlgorithm> named,
            ASN1ObjectIdentifier keyOid,
            ASN1ObjectIdentifier signature,
            Optional<DigestAlgorithm> hint)
            throws UnsupportedSignatureAlgorithmException {
        DigestAlgorithm digest = named.get(signature);
        if (digest != null) {
            requireAgreement(digest, hint);
            return digest;
        }
        if (!signature.equals(keyOid)) {
            throw UnsupportedSignatureAlgorithmException.unknown(signature.getId(), family);
        }
        DigestAlgorithm beside =
                hint.orElseThrow(() -> UnsupportedSignatureAlgorithmException.noDigest(signature.getId()));
        if (!named.containsValue(beside)) {
            throw UnsupportedSignatureAlgorithmException.unsuitableDigest(beside, family);
        }
        return beside;
    }

    private static void requireAgreement(DigestAlgorithm named, Optional<DigestAlgorithm> beside)
            throws UnsupportedSignatureAlgorithmException {
        if (beside.isPresent() && beside.get() != named) {
            throw UnsupportedSignatureAlgorithmException.contradictingDigests(named, beside.get());
        }
    }
}
