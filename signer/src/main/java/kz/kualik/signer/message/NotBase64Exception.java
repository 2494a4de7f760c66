package kz.kualik.signer.message;

/** A text that should be base64 (RFC 4648, section 4) is something else. */
public final class NotBase64Exception extends Exception {

    private static final long serialVersionUID = 1L;

    NotBase64Exception(Throwable cause) {
        super("the text is not base64", cause);
    }
}
