package kz.kualik.pki.lint;

/** The bytes to be signed are no TBSCertificate. */
final class UndecodableCertificateException extends Exception {

    private static final long serialVersionUID = 1L;

    UndecodableCertificateException(Throwable cause) {
        super("the bytes cannot be decoded as a certificate to be signed: " + cause.getMessage(), cause);
    }
}
