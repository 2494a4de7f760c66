package kz.kualik.authority.revocation.feed;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The status log no longer reaches back to where the responder stands; a snapshot holds what it lacks. */
final class PrunedLogException extends ProblemException {

    private static final long serialVersionUID = 1L;

    PrunedLogException() {
        super(ProblemKind.GONE, "status-log-pruned", List.of(), "the records were removed behind a snapshot");
    }
}
