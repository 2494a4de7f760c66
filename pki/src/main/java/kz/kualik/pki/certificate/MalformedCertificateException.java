package kz.kualik.pki.certificate;

/** Bytes that were given as a certificate are none. */
public final class MalformedCertificateException extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedCertificateException(String message) {
        super(message);
    }

    public MalformedCertificateException(String message, Throwable cause) {
        super(message, cause);
    }
}
