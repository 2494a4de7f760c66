package kz.kualik.crypto;

/** A key algorithm was combined with a digest that does not belong to it; a programming or configuration error. */
public final class IllegalCombinationException extends IllegalArgumentException {

    IllegalCombinationException(KeyAlgorithm key, DigestAlgorithm digest) {
        super("keys of " + key + " do not sign with the digest " + digest + "; legal for them: " + legalFor(key));
    }

    private static String legalFor(KeyAlgorithm key) {
        return switch (key) {
            case GOST_2015_512 -> "GOST3411_2015_512";
            case RSA_2048, RSA_4096, ECDSA_P256 -> "SHA256, SHA384, SHA512";
            case ECDSA_P384 -> "SHA384, SHA512";
        };
    }
}
