package kz.kualik.crypto;

/** A private key does not fit the algorithm that it shall sign with; a programming error. */
public final class UnusableKeyException extends IllegalArgumentException {

    UnusableKeyException(SignatureAlgorithm algorithm, String keyAlgorithm, Throwable cause) {
        super("a private key of " + keyAlgorithm + " cannot sign as " + algorithm, cause);
    }
}
