package kz.kualik.signer.message;

/**
 * A text of a request is longer than what is made a string of. Unchecked, because it ends the request wherever the text is asked
 * for: the request is answered as one that cannot be read.
 */
public final class TextTooLongException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TextTooLongException(int most) {
        super("texts that are no base64 have more than " + most + " characters");
    }
}
