package kz.kualik.authority.problem;

import java.io.IOException;

/** The body of a request is not there as a whole after the time that any honest sender needs. */
public final class RequestTooSlowException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    /** @param seconds how long was waited */
    public RequestTooSlowException(long seconds) {
        super("the body of the request was not there within " + seconds + " s");
        this.seconds = seconds;
    }

    long seconds() {
        return seconds;
    }
}
