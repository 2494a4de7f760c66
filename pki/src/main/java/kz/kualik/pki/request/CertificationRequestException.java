package kz.kualik.pki.request;

/** A certification request cannot be accepted; the leaf classes say why. */
public abstract sealed class CertificationRequestException extends Exception
        permits MalformedCertificationRequestException, ProofOfPossessionException, UnacceptableKeyException {

    private static final long serialVersionUID = 1L;

    CertificationRequestException(String message) {
        super(message);
    }

    CertificationRequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
