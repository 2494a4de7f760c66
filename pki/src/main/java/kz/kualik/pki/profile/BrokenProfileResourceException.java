package kz.kualik.pki.profile;

/** The built-in profiles are missing or broken: a fault of the build, not of anybody's input. */
public final class BrokenProfileResourceException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    BrokenProfileResourceException(String resource, Throwable cause) {
        super("the built-in resource " + resource + " cannot be used", cause);
    }

    BrokenProfileResourceException(String resource) {
        super("the built-in resource " + resource + " is missing");
    }
}
