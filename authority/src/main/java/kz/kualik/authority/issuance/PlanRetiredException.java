package kz.kualik.authority.issuance;

/** The plan was retired while its certificate was being signed; the certificate is thrown away. */
final class PlanRetiredException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    PlanRetiredException(CertificateId id) {
        super("the plan of certificate " + id + " has been retired meanwhile, so it is not stored");
    }
}
