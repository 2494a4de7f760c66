package kz.kualik.authority.applications;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** Only who works on an application can hand it over or let it go. */
public final class NotClaimedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    NotClaimedException() {
        super(ProblemKind.CONFLICT, "application-not-claimed", List.of(), "the operator does not hold the application");
    }
}
