package kz.kualik.authority.problem;

import java.io.IOException;

/** A request body went on after the limit; thrown into the reader of the body. */
public final class RequestTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long limit;

    /** @param limit how many octets are read */
    public RequestTooLargeException(long limit) {
        super("a request of more than " + limit + " octets is not read");
        this.limit = limit;
    }

    public long limit() {
        return limit;
    }
}
