package kz.kualik.authority.issuance;

/**
 * The plan was settled while its certificate was being signed: retired, or carried out by a commit whose answer was lost. The
 * certificate at hand is thrown away; the next delivery finds out which of the two.
 */
final class PlanRetiredException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    PlanRetiredException(CertificateId id) {
        super("the plan of certificate " + id + " has been settled meanwhile, so nothing more is stored");
    }
}
