package kz.kualik.authority.issuance;

/** A planned certificate could not be signed; its serial number is retired. */
final class SigningFailureException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    SigningFailureException(CertificateId id, Throwable cause) {
        super("certificate " + id + " could not be signed: " + cause.getMessage(), cause);
    }
}
