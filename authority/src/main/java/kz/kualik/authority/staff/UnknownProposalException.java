package kz.kualik.authority.staff;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** There is no proposal of this id that is still open. */
public final class UnknownProposalException extends ProblemException {

    private static final long serialVersionUID = 1L;

    UnknownProposalException() {
        super(ProblemKind.NOT_FOUND, "unknown-proposal", List.of(), "there is no such open proposal");
    }
}
