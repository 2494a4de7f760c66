package kz.kualik.pki.identity;

/** A text is not a business identification number. */
public final class InvalidBinException extends InvalidIdentifierException {

    private static final long serialVersionUID = 1L;

    InvalidBinException(Defect defect) {
        super("the BIN", defect);
    }
}
