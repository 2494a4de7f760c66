package kz.kualik.authority.registry;

/** The registry cannot be asked with the files that the configuration names; the authority does not start with them. */
final class UnusableRegistryCredentialsException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnusableRegistryCredentialsException(String message) {
        super(message);
    }

    UnusableRegistryCredentialsException(String message, Throwable cause) {
        super(message, cause);
    }
}
