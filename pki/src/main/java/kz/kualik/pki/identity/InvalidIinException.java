package kz.kualik.pki.identity;

/** A text is not an individual identification number. */
public final class InvalidIinException extends InvalidIdentifierException {

    private static final long serialVersionUID = 1L;

    InvalidIinException(Defect defect) {
        super("the IIN", defect);
    }
}
