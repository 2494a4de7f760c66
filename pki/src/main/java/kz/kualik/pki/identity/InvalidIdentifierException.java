package kz.kualik.pki.identity;

/** A number of the state is not well-formed. Messages name the digit, never the number: it is personal data. */
public abstract sealed class InvalidIdentifierException extends Exception
        permits InvalidIinException, InvalidBinException {

    private static final long serialVersionUID = 1L;

    private final IdentifierFlaw flaw;
    private final int position;

    InvalidIdentifierException(String what, Defect defect) {
        super(what + " is not valid: " + defect.description());
        this.flaw = defect.flaw();
        this.position = defect.position();
    }

    /** What sort of mistake it is. */
    public final IdentifierFlaw flaw() {
        return flaw;
    }

    /** Which digit is wrong, counted from 1; 0 if the length is. */
    public final int position() {
        return position;
    }
}
