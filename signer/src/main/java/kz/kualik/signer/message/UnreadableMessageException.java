package kz.kualik.signer.message;

/** The octets are not one JSON object that is accepted. */
public final class UnreadableMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableMessageException(String reason) {
        super(reason);
    }

    UnreadableMessageException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
