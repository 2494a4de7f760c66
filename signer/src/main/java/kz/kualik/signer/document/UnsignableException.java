package kz.kualik.signer.document;

import java.io.IOException;
import org.xml.sax.SAXParseException;

/** A document cannot be signed as it was asked for; no signature was made. */
public final class UnsignableException extends Exception {

    private static final long serialVersionUID = 1L;

    private UnsignableException(String message, Throwable cause) {
        super(message, cause);
    }

    private UnsignableException(String message) {
        super(message);
    }

    static UnsignableException because(Throwable cause) {
        return new UnsignableException(words(cause), cause);
    }

    static UnsignableException noTimeStamps() {
        return new UnsignableException("no time-stamping authority is configured");
    }

    static UnsignableException digestLength(int expected, int actual) {
        return new UnsignableException("the key's digest has " + expected + " octets, not " + actual);
    }

    /** Nothing is handed out that the journal does not know. */
    public static UnsignableException notWrittenDown(IOException cause) {
        return new UnsignableException("the journal of signatures cannot be written", cause);
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
