package kz.kualik.crypto;

/** A private key was used after it had been destroyed; a programming error. */
public final class DestroyedKeyException extends IllegalStateException {

    DestroyedKeyException() {
        super("the private key has been destroyed");
    }
}
