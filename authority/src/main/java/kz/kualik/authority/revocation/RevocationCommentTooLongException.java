package kz.kualik.authority.revocation;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The comment on a revocation is longer than what is kept. */
final class RevocationCommentTooLongException extends ProblemException {

    private static final long serialVersionUID = 1L;

    RevocationCommentTooLongException(int length) {
        super(
                ProblemKind.UNPROCESSABLE,
                "revocation-comment-too-long",
                List.of(RevocationRequest.MAXIMUM_COMMENT_LENGTH, length),
                "a comment of " + length + " characters");
    }
}
