package kz.kualik.signature.xml.dsig;

/** One signature in a readable document is not of a form that is accepted here; it counts as broken. */
public final class RefusedSignatureException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param reason what is not accepted, as a phrase for a reader */
    public RefusedSignatureException(String reason) {
        super(Words.printable(reason));
    }

    /**
     * @param reason what is not accepted, as a phrase for a reader
     * @param cause what a library said about it
     */
    public RefusedSignatureException(String reason, Throwable cause) {
        super(Words.printable(reason), cause);
    }
}
