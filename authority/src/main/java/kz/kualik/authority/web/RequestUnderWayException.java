package kz.kualik.authority.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** A request with the same key is being worked on in this moment; what it ends with can be had by asking again. */
final class RequestUnderWayException extends ProblemException {

    private static final long serialVersionUID = 1L;

    RequestUnderWayException() {
        super(
                ProblemKind.CONFLICT,
                "request-under-way",
                List.of(IdempotencyKey.HEADER),
                "a request with the same idempotency key is under way");
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(Duration.ofSeconds(1));
    }
}
