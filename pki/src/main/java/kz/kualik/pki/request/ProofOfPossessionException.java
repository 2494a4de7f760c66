package kz.kualik.pki.request;

/** The request is not signed with the private key that belongs to its public key. */
public final class ProofOfPossessionException extends CertificationRequestException {

    private static final long serialVersionUID = 1L;

    ProofOfPossessionException(String what) {
        super("the certification request does not prove possession of the private key: " + what);
    }

    ProofOfPossessionException(String what, Throwable cause) {
        super("the certification request does not prove possession of the private key: " + what, cause);
    }
}
