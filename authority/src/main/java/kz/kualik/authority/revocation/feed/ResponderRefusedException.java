package kz.kualik.authority.revocation.feed;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** A responder cannot be enrolled as it was asked for. */
final class ResponderRefusedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    /** What is wrong, under the name of its words. */
    private enum Refusal {
        NAME(ProblemKind.UNPROCESSABLE, "malformed-responder-name"),
        TAKEN(ProblemKind.CONFLICT, "responder-name-taken"),
        REQUESTS(ProblemKind.UNPROCESSABLE, "responder-requests-incomplete"),
        REQUEST(ProblemKind.UNPROCESSABLE, "responder-request-refused");

        private final ProblemKind kind;
        private final String code;

        Refusal(ProblemKind kind, String code) {
            this.kind = kind;
            this.code = code;
        }
    }

    private ResponderRefusedException(Refusal refusal, List<?> arguments, String what) {
        super(refusal.kind, refusal.code, arguments, what);
    }

    static ResponderRefusedException name() {
        return new ResponderRefusedException(Refusal.NAME, List.of(), "the name has not the form");
    }

    static ResponderRefusedException taken(String name) {
        return new ResponderRefusedException(Refusal.TAKEN, List.of(name), "the name " + name + " is taken");
    }

    static ResponderRefusedException requests(String expected) {
        return new ResponderRefusedException(
                Refusal.REQUESTS, List.of(expected), "the requests are not exactly " + expected);
    }

    static ResponderRefusedException request(String name, Exception cause) {
        var refused = new ResponderRefusedException(Refusal.REQUEST, List.of(name), "the request " + name);
        refused.initCause(cause);
        return refused;
    }
}
