package kz.kualik.authority.revocation.feed;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** No responder of this name is enrolled, or it has been withdrawn already. */
final class UnknownResponderException extends ProblemException {

    private static final long serialVersionUID = 1L;

    UnknownResponderException(String name) {
        super(ProblemKind.NOT_FOUND, "unknown-responder", List.of(name), "no active responder " + name);
    }
}
