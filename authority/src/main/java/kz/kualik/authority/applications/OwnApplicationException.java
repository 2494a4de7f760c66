package kz.kualik.authority.applications;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** Nobody decides on an application of their own. */
public final class OwnApplicationException extends ProblemException {

    private static final long serialVersionUID = 1L;

    OwnApplicationException() {
        super(ProblemKind.FORBIDDEN, "own-application", List.of(), "the operator is the applicant");
    }
}
