package kz.kualik.authority.revocation;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** There is no task of this id. */
final class UnknownTaskException extends ProblemException {

    private static final long serialVersionUID = 1L;

    UnknownTaskException() {
        super(ProblemKind.NOT_FOUND, "unknown-task", List.of(), "there is no such task");
    }
}
