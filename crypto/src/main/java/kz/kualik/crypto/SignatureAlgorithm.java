package kz.kualik.crypto;

import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A signature algorithm that Kualik signs with: a key algorithm and a digest that fit each other. Illegal combinations
 * cannot be made.
 *
 * @see #of(KeyAlgorithm, DigestAlgorithm)
 */
public final class SignatureAlgorithm {

    private final KeyAlgorithm key;
    private final DigestAlgorithm digest;

    private SignatureAlgorithm(KeyAlgorithm key, DigestAlgorithm digest) {
        this.key = key;
        this.digest = digest;
    }

    /**
     * Combines a key algorithm with a digest: GOST 34.10-2015 with its own digest of 512 bits; RSA with SHA-256, SHA-384
     * or SHA-512 (PKCS#1 version 1.5); ECDSA with one of these that is not shorter than the curve's field.
     *
     * @throws IllegalCombinationException for any other combination
     */
    public static SignatureAlgorithm of(KeyAlgorithm key, DigestAlgorithm digest) {
        boolean legal = switch (key) {
            case GOST_2015_512 -> digest == DigestAlgorithm.GOST3411_2015_512;
            case RSA_2048, RSA_4096 -> isSha2(digest);
            case ECDSA_P256, ECDSA_P384 -> isSha2(digest) && digest.length() * 8 >= key.bits();
        };
        if (!legal) {
            throw new IllegalCombinationException(key, digest);
        }
        return new SignatureAlgorithm(key, digest);
    }

    private static boolean isSha2(DigestAlgorithm digest) {
        return switch (digest) {
            case SHA256, SHA384, SHA512 -> true;
            case SHA1, GOST3411_2015_256, GOST3411_2015_512, GOST34311_95 -> false;
        };
    }

    public KeyAlgorithm key() {
        return key;
    }

    public DigestAlgorithm digest() {
        return digest;
    }

    /**
     * The identifier as it stands in certificates: with an explicit NULL for GOST (as the NUC writes it) and RSA (RFC
     * 4055), without parameters for ECDSA (RFC 5758).
     */
    public AlgorithmIdentifier identifier() {
        return switch (key.family()) {
            case GOST_2015, GOST_2004 ->
                new AlgorithmIdentifier(GostParameterSet.GOST_2015_512.signatureOid(), DERNull.INSTANCE);
            case RSA ->
                new AlgorithmIdentifier(
                        switch (digest) {
                            case SHA384 -> PKCSObjectIdentifiers.sha384WithRSAEncryption;
                            case SHA512 -> PKCSObjectIdentifiers.sha512WithRSAEncryption;
                            default -> PKCSObjectIdentifiers.sha256WithRSAEncryption;
                        },
                        DERNull.INSTANCE);
            case ECDSA ->
                new AlgorithmIdentifier(
                        switch (digest) {
                            case SHA384 -> X9ObjectIdentifiers.ecdsa_with_SHA384;
                            case SHA512 -> X9ObjectIdentifiers.ecdsa_with_SHA512;
                            default -> X9ObjectIdentifiers.ecdsa_with_SHA256;
                        });
        };
    }

    /** The name for {@link java.security.Signature}. */
    public String jcaName() {
        return SignatureScheme.jcaName(key.family(), digest);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignatureAlgorithm that && key == that.key && digest == that.digest;
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + digest.hashCode();
    }

    @Override
    public String toString() {
        return key + " with " + digest;
    }
}
