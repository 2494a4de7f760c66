package kz.kualik.pki.issue;

/** A certificate that passed lint could not be signed; nothing was given out. */
public final class CertificateSigningException extends Exception {

    private static final long serialVersionUID = 1L;

    private CertificateSigningException(String message) {
        super(message);
    }

    private CertificateSigningException(Throwable cause) {
        super("the certificate could not be signed: " + cause.getMessage(), cause);
    }

    static CertificateSigningException doesNotVerify() {
        return new CertificateSigningException(
                "the signature does not verify with the issuer's public key: another key signed, or the computation is faulty");
    }

    static CertificateSigningException failed(Throwable cause) {
        return new CertificateSigningException(cause);
    }
}
