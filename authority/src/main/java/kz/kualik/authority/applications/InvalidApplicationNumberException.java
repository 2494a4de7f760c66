package kz.kualik.authority.applications;

/** What was given as an application's number is none: a digit is mistyped or missing. */
public final class InvalidApplicationNumberException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidApplicationNumberException() {
        super("an application's number is sixteen digits, the last one a check digit, and this one does not fit");
    }
}
