package kz.kualik.authority.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The caller asks more often than is allowed. */
final class TooManyRequestsException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooManyRequestsException(Duration wait) {
        super(
                ProblemKind.TOO_MANY,
                "too-many-requests",
                List.of(Math.max(1, wait.toSeconds())),
                "the caller asks too often");
        this.wait = wait;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(wait);
    }
}
