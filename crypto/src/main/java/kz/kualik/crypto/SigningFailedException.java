package kz.kualik.crypto;

/** The provider could not make a signature with a key that fits; a fault of provider or token. */
public final class SigningFailedException extends IllegalStateException {

    SigningFailedException(SignatureAlgorithm algorithm, Throwable cause) {
        super("making a signature as " + algorithm + " failed", cause);
    }
}
