package kz.kualik.pki.identity;

/** A sandbox number was asked for that does not exist: a mistake of the one who asks. */
public final class NoSuchSandboxNumberException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    NoSuchSandboxNumberException(String message) {
        super(message);
    }

    NoSuchSandboxNumberException(Throwable cause) {
        super("these digits do not make a number", cause);
    }
}
