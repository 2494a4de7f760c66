package kz.kualik.authority.staff;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** People still work at the centre, so it cannot be closed. */
public final class CentreInUseException extends ProblemException {

    private static final long serialVersionUID = 1L;

    CentreInUseException() {
        super(ProblemKind.CONFLICT, "centre-in-use", List.of(), "people still work at the centre");
    }
}
