package kz.kualik.authority.applications;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The application cannot be handed over to this person: no active operator of the centre, or the applicant. */
public final class UnfitColleagueException extends ProblemException {

    private static final long serialVersionUID = 1L;

    UnfitColleagueException() {
        super(
                ProblemKind.UNPROCESSABLE,
                "unfit-colleague",
                List.of(),
                "the application cannot be handed over to this member of staff");
    }
}
