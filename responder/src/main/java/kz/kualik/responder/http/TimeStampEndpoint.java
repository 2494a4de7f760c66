package kz.kualik.responder.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import kz.kualik.responder.timestamp.TimeStampHandler;

/**
 * Time-stamps over HTTP (RFC 3161, section 3.4): a POST with the request as its body. Every body gets status 200 with a
 * TimeStampResp, also one that cannot be understood.
 */
final class TimeStampEndpoint implements Endpoint {

    private final TimeStampHandler handler;
    private final SigningPool pool;
    private final int maximumRequestSize;

    TimeStampEndpoint(TimeStampHandler handler, SigningPool pool, int maximumRequestSize) {
        this.handler = handler;
        this.pool = pool;
        this.maximumRequestSize = maximumRequestSize;
    }

    @Override
    public void handle(Call call) {
        var request = call.request();
        var rest = call.rest();
        if (!rest.isEmpty()) {
            Replies.notFound(request);
        } else if (!HttpMethod.POST.equals(request.method())) {
            Replies.wrongMethod(request, "POST");
        } else if (!MediaTypes.isBodyOf(request, MediaTypes.TIME_STAMP_QUERY)) {
            Replies.wrongMediaType(request, MediaTypes.TIME_STAMP_QUERY);
        } else {
            BoundedBody.read(request, maximumRequestSize, body -> answer(request, body));
        }
    }

    private void answer(HttpServerRequest request, byte[] question) {
        boolean accepted = pool.compute(
                Vertx.currentContext(),
                () -> handler.answer(question),
                TimeStampHandler::failed,
                answer -> send(request, answer));
        if (!accepted) {
            send(request, TimeStampHandler.overloaded());
        }
    }

    private static void send(HttpServerRequest request, byte[] answer) {
        request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Replies.octets(request, 200, MediaTypes.TIME_STAMP_REPLY, answer);
    }
}
