package kz.kualik.crypto;

/** A signature names an algorithm that is not known here, or that does not fit the key or the digest beside it. */
public final class UnsupportedSignatureAlgorithmException extends Exception {

    private UnsupportedSignatureAlgorithmException(String message) {
        super(message);
    }

    private UnsupportedSignatureAlgorithmException(String message, Throwable cause) {
        super(message, cause);
    }

    static UnsupportedSignatureAlgorithmException unknown(String oid, KeyFamily family) {
        return new UnsupportedSignatureAlgorithmException(
                "the signature algorithm " + oid + " is not known for a key of " + family);
    }

    static UnsupportedSignatureAlgorithmException unusableKey(UnsupportedKeyException cause) {
        return new UnsupportedSignatureAlgorithmException(
                "the signer's key cannot be used: " + cause.getMessage(), cause);
    }

    static UnsupportedSignatureAlgorithmException contradictingDigests(DigestAlgorithm named, DigestAlgorithm beside) {
        return new UnsupportedSignatureAlgorithmException(
                "the signature algorithm says " + named + " while the digest algorithm beside it says " + beside);
    }

    static UnsupportedSignatureAlgorithmException noDigest(String oid) {
        return new UnsupportedSignatureAlgorithmException(
                "the signature algorithm " + oid + " names no digest, and none is given beside it");
    }

    static UnsupportedSignatureAlgorithmException unsuitableDigest(DigestAlgorithm digest, KeyFamily family) {
        return new UnsupportedSignatureAlgorithmException(
                "the digest " + digest + " does not occur in signatures of " + family);
    }
}
