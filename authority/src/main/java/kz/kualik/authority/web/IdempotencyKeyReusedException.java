package kz.kualik.authority.web;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The same key came with another request before. */
final class IdempotencyKeyReusedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    IdempotencyKeyReusedException() {
        super(
                ProblemKind.UNPROCESSABLE,
                "idempotency-key-reused",
                List.of(IdempotencyKey.HEADER),
                "the idempotency key has come with another request before");
    }
}
