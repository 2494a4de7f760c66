package kz.kualik.authority.revocation;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** Another event came with the same id before. */
final class EventIdReusedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    EventIdReusedException(String id) {
        super(ProblemKind.CONFLICT, "event-id-reused", List.of(id), "event " + id + " said something else before");
    }
}
