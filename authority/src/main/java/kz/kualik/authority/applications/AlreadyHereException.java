package kz.kualik.authority.applications;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** An application cannot be taken over by the centre that has it. */
public final class AlreadyHereException extends ProblemException {

    private static final long serialVersionUID = 1L;

    AlreadyHereException() {
        super(ProblemKind.CONFLICT, "already-here", List.of(), "the application belongs to this centre already");
    }
}
