package kz.kualik.acceptance.client;

import java.net.URI;

/** The authority answered with a problem (RFC 9457) where success was expected. */
public final class ApiProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String body;

    public ApiProblemException(String method, URI uri, int status, String body) {
        super(method + " " + uri.getPath() + " was answered with " + status + ": " + body);
        this.status = status;
        this.body = body;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The problem details as they came, JSON. */
    public String body() {
        return body;
    }
}
