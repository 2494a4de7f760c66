package kz.kualik.authority.problem;

import org.springframework.http.HttpStatus;

/** What sort of failure a problem is, in words that do not depend on HTTP. */
public enum ProblemKind {
    /** The request cannot be read. */
    MALFORMED(HttpStatus.BAD_REQUEST),
    /** The caller may not do this. */
    FORBIDDEN(HttpStatus.FORBIDDEN),
    /** There is no such thing, or nothing that the caller may know of. */
    NOT_FOUND(HttpStatus.NOT_FOUND),
    /** What was asked for is no more, and will not come back. */
    GONE(HttpStatus.GONE),
    /** The state of the thing does not allow it; another request would not help by itself. */
    CONFLICT(HttpStatus.CONFLICT),
    /** The request can be read, but what it says cannot be accepted. */
    UNPROCESSABLE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The request is larger than this service reads. */
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    /** The address of the request is longer than this service reads. */
    URI_TOO_LONG(HttpStatus.URI_TOO_LONG),
    /** The caller asks more often than this service answers; later it will. */
    TOO_MANY(HttpStatus.TOO_MANY_REQUESTS),
    /** A part that is needed does not answer; later it may. */
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    ProblemKind(HttpStatus status) {
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
