package kz.kualik.signer.document;

import java.io.IOException;
import kz.kualik.signer.text.ExplainedException;
import org.xml.sax.SAXParseException;

/** A document cannot be signed as it was asked for; no signature was made. */
public final class UnsignableException extends ExplainedException {

    private static final long serialVersionUID = 1L;

    private UnsignableException(Throwable cause, String key) {
        super(cause, key);
    }

    private UnsignableException(String key, Object... arguments) {
        super(key, arguments);
    }

    static UnsignableException because(Throwable cause) {
        return new UnsignableException(cause, words(cause));
    }

    static UnsignableException noTimeStamps() {
        return new UnsignableException("unsignable.no-time-stamps");
    }

    static UnsignableException login() {
        return new UnsignableException("unsignable.login");
    }

    static UnsignableException loginKey() {
        return new UnsignableException("unsignable.login-key");
    }

    static UnsignableException digestLength(int expected, int actual) {
        return new UnsignableException("unsignable.digest-length", expected, actual);
    }

    /** Nothing is handed out that the journal does not know. */
    public static UnsignableException notWrittenDown(IOException cause) {
        return new UnsignableException(cause, "unsignable.journal");
    }

    /** What clients show for bad XML is what the parser says, with its name before it; they know it from NCALayer. */
    private static String words(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof SAXParseException parser) {
                return parser.toString();
            }
        }
        return String.valueOf(cause.getMessage());
    }
}
