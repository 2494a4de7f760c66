package kz.kualik.crypto;

import java.security.PublicKey;

/**
 * All that is needed to judge a signature: the public key, its family, and the digest. Made by
 * {@link CryptoEngine#scheme}.
 */
public final class SignatureScheme {

    private final KeyFamily family;
    private final DigestAlgorithm digest;
    private final PublicKey key;

    SignatureScheme(KeyFamily family, DigestAlgorithm digest, PublicKey key) {
        this.family = family;
        this.digest = digest;
        this.key = key;
    }

    static String jcaName(KeyFamily family, DigestAlgorithm digest) {
        return switch (family) {
            case GOST_2015 ->
                (digest == DigestAlgorithm.GOST3411_2015_256
                                ? GostParameterSet.GOST_2015_256
                                : GostParameterSet.GOST_2015_512)
                        .signatureJcaName();
            case GOST_2004 -> GostParameterSet.GOST_34310_2004.signatureJcaName();
            case RSA -> digest.jcaName().replace("-", "") + "withRSA";
            case ECDSA -> digest.jcaName().replace("-", "") + "withECDSA";
        };
    }

    public KeyFamily family() {
        return family;
    }

    public DigestAlgorithm digest() {
        return digest;
    }

    public PublicKey key() {
        return key;
    }

    /** The name for {@link java.security.Signature}. */
    public String jcaName() {
        return jcaName(family, digest);
    }

    /** The scheme's name, for reports. */
    @Override
    public String toString() {
        return jcaName();
    }
}
