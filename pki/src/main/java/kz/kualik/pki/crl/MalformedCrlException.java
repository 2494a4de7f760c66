package kz.kualik.pki.crl;

/** Bytes that were given as a certificate revocation list are none, or break a bound. */
public final class MalformedCrlException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedCrlException(String what) {
        super("not a certificate revocation list: " + what);
    }

    MalformedCrlException(String what, Throwable cause) {
        super("not a certificate revocation list: " + what, cause);
    }
}
