package kz.kualik.signature;

/** A private key was used together with a certificate that holds another public key. */
public final class SigningKeyMismatchException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** @param key the key and certificate that do not belong together */
    public SigningKeyMismatchException(SigningKey key) {
        super("the private key does not belong to the certificate of " + key);
    }
}
