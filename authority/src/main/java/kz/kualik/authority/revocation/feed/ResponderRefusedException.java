package kz.kualik.authority.revocation.feed;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** A responder cannot be enrolled as it was asked for. */
final class ResponderRefusedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private ResponderRefusedException(ProblemKind kind, String code, List<?> arguments, String what) {
        super(kind, code, arguments, what);
    }

    static ResponderRefusedException name() {
        return new ResponderRefusedException(
                ProblemKind.UNPROCESSABLE, "malformed-responder-name", List.of(), "the name has not the form");
    }

    static ResponderRefusedException taken(String name) {
        return new ResponderRefusedException(
                ProblemKind.CONFLICT, "responder-name-taken", List.of(name), "the name " + name + " is taken");
    }

    static ResponderRefusedException requests(String expected) {
        return new ResponderRefusedException(
                ProblemKind.UNPROCESSABLE,
                "responder-requests-incomplete",
                List.of(expected),
                "the requests are not exactly " + expected);
    }

    static ResponderRefusedException request(String name, Exception cause) {
        var refused = new ResponderRefusedException(
                ProblemKind.UNPROCESSABLE, "responder-request-refused", List.of(name), "the request " + name);
        refused.initCause(cause);
        return refused;
    }
}
