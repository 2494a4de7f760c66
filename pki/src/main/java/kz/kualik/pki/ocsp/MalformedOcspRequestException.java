package kz.kualik.pki.ocsp;

/** Bytes that were sent as an OCSP request are none, or break a bound. The answer is malformedRequest. */
public final class MalformedOcspRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedOcspRequestException(String what) {
        super("not an OCSP request: " + what);
    }

    MalformedOcspRequestException(String what, Throwable cause) {
        super("not an OCSP request: " + what, cause);
    }
}
