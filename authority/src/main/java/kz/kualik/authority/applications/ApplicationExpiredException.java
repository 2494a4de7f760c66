package kz.kualik.authority.applications;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The thirty days have passed. */
public final class ApplicationExpiredException extends ProblemException {

    private static final long serialVersionUID = 1L;

    ApplicationExpiredException(String deadline) {
        super(ProblemKind.CONFLICT, "application-expired", List.of(deadline), "the application has expired");
    }
}
