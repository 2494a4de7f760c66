package kz.kualik.pki.timestamp;

/** Bytes that were given as a time-stamp request are none, or break a bound. */
public final class MalformedTimeStampRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedTimeStampRequestException(String what) {
        super("not a time-stamp request: " + what);
    }

    MalformedTimeStampRequestException(String what, Throwable cause) {
        super("not a time-stamp request: " + what, cause);
    }
}
