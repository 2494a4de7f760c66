package kz.kualik.authority.applications;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The registry does not name the holder of a head's certificate as head, or acting head, any more. */
public final class RoleNotHeldException extends ProblemException {

    private static final long serialVersionUID = 1L;

    RoleNotHeldException() {
        super(ProblemKind.CONFLICT, "role-not-held", List.of(), "the registry names somebody else as head");
    }
}
