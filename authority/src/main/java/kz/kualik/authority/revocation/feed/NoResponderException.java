package kz.kualik.authority.revocation.feed;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The status feed is for enrolled responders, and the caller is none. */
final class NoResponderException extends ProblemException {

    private static final long serialVersionUID = 1L;

    NoResponderException() {
        super(ProblemKind.FORBIDDEN, "no-responder", List.of(), "the client certificate is no enrolled responder's");
    }
}
