package kz.kualik.authority.staff;

/** A centre's code is not four digits. */
public final class InvalidCentreCodeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidCentreCodeException() {
        super("a centre's code is four digits, for example 7501");
    }
}
