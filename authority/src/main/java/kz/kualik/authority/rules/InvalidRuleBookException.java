package kz.kualik.authority.rules;

/** A book of rules cannot be used; the authority does not start with it. */
public final class InvalidRuleBookException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    InvalidRuleBookException(String message) {
        super(message);
    }

    InvalidRuleBookException(String message, Throwable cause) {
        super(message, cause);
    }
}
