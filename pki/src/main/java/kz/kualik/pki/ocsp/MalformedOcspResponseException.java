package kz.kualik.pki.ocsp;

/** Bytes that were given as an OCSP response are none, or break a bound. */
public final class MalformedOcspResponseException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedOcspResponseException(String what) {
        super("not an OCSP response: " + what);
    }

    MalformedOcspResponseException(String what, Throwable cause) {
        super("not an OCSP response: " + what, cause);
    }
}
