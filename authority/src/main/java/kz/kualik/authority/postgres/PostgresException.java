package kz.kualik.authority.postgres;

/** The embedded database cannot be prepared or started; the message says what to do about it. */
public final class PostgresException extends Exception {

    private static final long serialVersionUID = 1L;

    PostgresException(String message) {
        super(message);
    }

    PostgresException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
