package kz.kualik.authority.web;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The header {@code Idempotency-Key} does not have the form of one. */
final class InvalidIdempotencyKeyException extends ProblemException {

    private static final long serialVersionUID = 1L;

    InvalidIdempotencyKeyException() {
        super(
                ProblemKind.MALFORMED,
                "invalid-idempotency-key",
                List.of(IdempotencyKey.HEADER),
                "the idempotency key is not 16 to 64 letters, digits, dots, colons, hyphens or underscores");
    }
}
