package kz.kualik.signature;

/** The bytes are not a document of the expected kind, or are too damaged, too large or too deep to be read as one. */
public final class UnreadableDocumentException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param reason what is wrong with the bytes, as a phrase for a reader */
    public UnreadableDocumentException(String reason) {
        super(reason);
    }

    /**
     * @param reason what is wrong with the bytes, as a phrase for a reader
     * @param cause what the parser said
     */
    public UnreadableDocumentException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
