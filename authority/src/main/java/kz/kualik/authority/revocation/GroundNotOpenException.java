package kz.kualik.authority.revocation;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The caller's role may not revoke on this ground. */
final class GroundNotOpenException extends ProblemException {

    private static final long serialVersionUID = 1L;

    GroundNotOpenException(String role, LegalGround ground) {
        super(
                ProblemKind.FORBIDDEN,
                "ground-not-open",
                List.of(ground.name(), role),
                "the role " + role + " may not revoke on the ground " + ground);
    }
}
