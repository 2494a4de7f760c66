package kz.kualik.responder.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** Collects the body of a request up to a limit. */
final class BoundedBody {

    private final HttpServerRequest request;
    private final int limit;
    private final Buffer collected = Buffer.buffer();
    private boolean refused;

    private BoundedBody(HttpServerRequest request, int limit) {
        this.request = request;
        this.limit = limit;
    }

    /** Hands the whole body over, or answers 413 and never calls {@code then}. */
    static void read(HttpServerRequest request, int limit, Consumer<byte[]> then) {
        if (announcedLength(request) > limit) {
            request.handler(nothing -> {});
            Replies.tooLarge(request, limit);
            return;
        }
        var body = new BoundedBody(request, limit);
        request.handler(body::append);
        request.endHandler(end -> {
            if (!body.refused) {
                then.accept(body.collected.getBytes());
            }
        });
    }

    private void append(Buffer part) {
        if (refused) {
            return;
        }
        if (collected.length() + part.length() > limit) {
            refused = true;
            Replies.tooLarge(request, limit);
            return;
        }
        collected.appendBuffer(part);
    }

    private static long announcedLength(HttpServerRequest request) {
        var header = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
