package kz.kualik.acceptance.tool;

/** A foreign program that a check needs is not installed. */
public final class MissingToolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MissingToolException(String program, Throwable cause) {
        super("'" + program + "' is not installed; ./kualik test installs what is needed, or names it", cause);
    }
}
