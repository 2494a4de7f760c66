package kz.kualik.responder.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;

/** The few HTTP answers that all endpoints share. Each is one plain sentence for the person who looks at it. */
final class Replies {

    private static final CharSequence TEXT = HttpHeaders.createOptimized("text/plain; charset=utf-8");

    private static final long LINGER_MILLISECONDS = 300;

    private Replies() {}

    static void notFound(HttpServerRequest request) {
        plain(request, 404, "There is nothing here.");
    }

    static void wrongMethod(HttpServerRequest request, String allowed) {
        request.response().putHeader("Allow", allowed);
        plain(request, 405, "Only " + allowed + " is understood here.");
    }

    static void wrongMediaType(HttpServerRequest request, String expected) {
        plain(request, 415, "The content type must be " + expected + ".");
    }

    /**
     * The rest of the body is thrown away for a moment, so that the client comes to read the answer, and then the
     * connection is closed.
     */
    static void tooLarge(HttpServerRequest request, int limit) {
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        plain(request, 413, "The request is larger than " + limit + " octets.");
        Vertx.currentContext()
                .owner()
                .setTimer(LINGER_MILLISECONDS, timer -> request.connection().close());
    }

    static void unavailable(HttpServerRequest request, String sentence) {
        plain(request, 503, sentence);
    }

    private static void plain(HttpServerRequest request, int status, String sentence) {
        octets(request, status, TEXT, (sentence + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Sends these octets unless the client has gone meanwhile. */
    static void octets(HttpServerRequest request, int status, CharSequence contentType, byte[] content) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, contentType);
        if (HttpMethod.HEAD.equals(request.method())) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(content.length))
                    .end();
        } else {
            response.end(Buffer.buffer(content));
        }
    }

    /** The client has this version already; the headers that describe it are set. */
    static void notModified(HttpServerRequest request) {
        var response = request.response();
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(304).end();
        }
    }
}
