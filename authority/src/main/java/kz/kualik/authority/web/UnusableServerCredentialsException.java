package kz.kualik.authority.web;

/** The server certificate or its key cannot be used for TLS. */
final class UnusableServerCredentialsException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnusableServerCredentialsException(Throwable cause) {
        super("HTTPS cannot be opened with the server certificate of this data directory", cause);
    }
}
