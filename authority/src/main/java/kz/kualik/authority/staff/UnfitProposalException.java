package kz.kualik.authority.staff;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The proposal lacks what its kind needs, has what its kind does not need, or names what is not there. */
public final class UnfitProposalException extends ProblemException {

    private static final long serialVersionUID = 1L;

    UnfitProposalException() {
        super(ProblemKind.UNPROCESSABLE, "unfit-proposal", List.of(), "the proposal lacks a part or has one too many");
    }
}
