package kz.kualik.authority.staff;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** There is no active member of staff, or no certificate of one, of this id. */
public final class UnknownMemberException extends ProblemException {

    private static final long serialVersionUID = 1L;

    UnknownMemberException() {
        super(ProblemKind.NOT_FOUND, "unknown-member", List.of(), "there is no such active member of staff");
    }
}
