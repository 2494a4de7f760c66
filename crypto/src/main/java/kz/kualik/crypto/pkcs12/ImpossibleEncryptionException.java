package kz.kualik.crypto.pkcs12;

/** Encrypting in memory failed, which no input can cause; a fault of the installation. */
final class ImpossibleEncryptionException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    ImpossibleEncryptionException(Throwable cause) {
        super("encrypting in memory failed", cause);
    }
}
