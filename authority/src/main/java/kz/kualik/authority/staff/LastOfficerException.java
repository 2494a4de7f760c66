package kz.kualik.authority.staff;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** Without an officer nobody could manage the staff any more. */
public final class LastOfficerException extends ProblemException {

    private static final long serialVersionUID = 1L;

    LastOfficerException() {
        super(ProblemKind.CONFLICT, "last-officer", List.of(), "the last officer cannot be deactivated");
    }
}
