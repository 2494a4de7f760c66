package kz.kualik.authority.revocation;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** Somebody has decided on the task before. */
final class TaskDecidedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    TaskDecidedException(RevocationTask.State state) {
        super(ProblemKind.CONFLICT, "task-decided", List.of(state.name()), "the task has been decided: " + state);
    }
}
