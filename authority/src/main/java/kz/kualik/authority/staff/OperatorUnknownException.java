package kz.kualik.authority.staff;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The client certificate is no active operator's. */
public final class OperatorUnknownException extends ProblemException {

    private static final long serialVersionUID = 1L;

    OperatorUnknownException() {
        super(
                ProblemKind.FORBIDDEN,
                "operator-unknown",
                List.of(),
                "the client certificate is not bound to an active operator, or has expired");
    }
}
