package kz.kualik.pki.timestamp;

/** Bytes that were given as a time-stamp token are none, or break a bound. */
public final class MalformedTimeStampTokenException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedTimeStampTokenException(String what) {
        super("not a time-stamp token: " + what);
    }

    MalformedTimeStampTokenException(String what, Throwable cause) {
        super("not a time-stamp token: " + what, cause);
    }
}
