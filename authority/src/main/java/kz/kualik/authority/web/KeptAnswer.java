package kz.kualik.authority.web;

import java.util.Optional;

/**
 * What was answered to a request that changed something.
 *
 * @param request SHA-256 of method, path, query and body, in hexadecimal
 * @param status the HTTP status, 200 to 299
 * @param contentType of the body, if there is one
 * @param location the header {@code Location}, if it was set
 * @param body the body; every answer of this API is text
 */
record KeptAnswer(String request, int status, Optional<String> contentType, Optional<String> location, String body) {

    boolean answers(String other) {
        return request.equals(other);
    }

    /** What was said to one caller does not belong into a log. */
    @Override
    public String toString() {
        return "KeptAnswer[" + status + "]";
    }
}
