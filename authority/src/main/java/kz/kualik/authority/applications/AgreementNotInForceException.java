package kz.kualik.authority.applications;

import java.util.List;
import java.util.Map;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The applicant has accepted another version of the user agreement than the one in force today. */
public final class AgreementNotInForceException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final String inForce;

    AgreementNotInForceException(String inForce) {
        super(
                ProblemKind.UNPROCESSABLE,
                "agreement-not-in-force",
                List.of(inForce),
                "the user agreement in force is version " + inForce);
        this.inForce = inForce;
    }

    /** {@code agreementVersion}: the version in force. */
    @Override
    public Map<String, Object> members() {
        return Map.of("agreementVersion", inForce);
    }
}
