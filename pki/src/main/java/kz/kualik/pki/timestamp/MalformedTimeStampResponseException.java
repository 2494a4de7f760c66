package kz.kualik.pki.timestamp;

/** Bytes that were given as a time-stamp response are none, or break a bound. */
public final class MalformedTimeStampResponseException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedTimeStampResponseException(String what) {
        super("not a time-stamp response: " + what);
    }

    MalformedTimeStampResponseException(String what, Throwable cause) {
        super("not a time-stamp response: " + what, cause);
    }
}
