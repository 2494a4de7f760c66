package kz.kualik.authority.audit;

/** An export or a checkpoint does not have its form; the message says what of it. */
public final class UnreadableEvidenceException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableEvidenceException(String message) {
        super(message);
    }

    UnreadableEvidenceException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
