package kz.kualik.authority.revocation.feed;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** A question to the status feed has a negative position, or a nonce of another form. */
final class MalformedFeedQuestionException extends ProblemException {

    private static final long serialVersionUID = 1L;

    MalformedFeedQuestionException() {
        super(
                ProblemKind.MALFORMED,
                "malformed-feed-question",
                List.of(),
                "the position is negative, or the nonce has not 32 hexadecimal digits");
    }
}
