package kz.kualik.responder.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import kz.kualik.pki.ocsp.OcspResponseStatus;
import kz.kualik.responder.ocsp.OcspAnswer;
import kz.kualik.responder.ocsp.OcspHandler;
import kz.kualik.responder.status.Freshness;

/**
 * OCSP over HTTP (RFC 6960, appendix A): the question is the body of a POST or base64 in the path of a GET. Every question
 * gets status 200 with an OCSPResponse, also one that cannot be understood.
 */
final class OcspEndpoint implements Endpoint {

    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    private final OcspHandler handler;
    private final Freshness freshness;
    private final SigningPool pool;
    private final int maximumRequestSize;
    private final Clock clock;

    OcspEndpoint(OcspHandler handler, Freshness freshness, SigningPool pool, int maximumRequestSize, Clock clock) {
        this.handler = handler;
        this.freshness = freshness;
        this.pool = pool;
        this.maximumRequestSize = maximumRequestSize;
        this.clock = clock;
    }

    @Override
    public void handle(Call call) {
        var request = call.request();
        var rest = call.rest();
        if (HttpMethod.POST.equals(request.method()) && rest.isEmpty()) {
            if (!MediaTypes.isBodyOf(request, MediaTypes.OCSP_REQUEST)) {
                Replies.wrongMediaType(request, MediaTypes.OCSP_REQUEST);
                return;
            }
            BoundedBody.read(request, maximumRequestSize, body -> answer(request, body));
        } else if (HttpMethod.GET.equals(request.method())) {
            Base64Path.decode(rest)
                    .ifPresentOrElse(
                            question -> answer(request, question),
                            () -> send(request, OcspAnswer.refused(OcspResponseStatus.MALFORMED_REQUEST)));
        } else {
            Replies.wrongMethod(request, "GET, POST");
        }
    }

    private void answer(HttpServerRequest request, byte[] question) {
        var eventLoop = Vertx.currentContext();
        compute(eventLoop, request, question, OcspHandler.Judgement.ASK_FIRST, answer -> {
            if (answer.isUndecided()) {
                judge(eventLoop, request, question);
            } else {
                send(request, answer);
            }
        });
    }

    /** A serial number that is not known: it is judged when the authority has been asked after the question came. */
    private void judge(Context eventLoop, HttpServerRequest request, byte[] question) {
        freshness
                .newerThanNow()
                .thenAccept(isNewer -> eventLoop.runOnContext(nothing -> compute(
                        eventLoop,
                        request,
                        question,
                        isNewer ? OcspHandler.Judgement.FINAL : OcspHandler.Judgement.NONE,
                        answer -> send(request, answer))));
    }

    private void compute(
            Context eventLoop,
            HttpServerRequest request,
            byte[] question,
            OcspHandler.Judgement judgement,
            Consumer<OcspAnswer> then) {
        if (!pool.compute(eventLoop, () -> handler.answer(question, judgement), then)) {
            send(request, OcspAnswer.refused(OcspResponseStatus.TRY_LATER));
        }
    }

    private void send(HttpServerRequest request, OcspAnswer answer) {
        var reusableUntil = answer.reusableUntil();
        if (HttpMethod.GET.equals(request.method()) && reusableUntil.isPresent()) {
            long seconds = Math.max(
                    0, Duration.between(clock.instant(), reusableUntil.get()).toSeconds());
            request.response()
                    .putHeader(
                            HttpHeaders.CACHE_CONTROL,
                            "max-age=" + seconds + ", public, no-transform, must-revalidate");
        } else {
            request.response().putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
        }
        Replies.octets(request, 200, MediaTypes.OCSP_RESPONSE, answer.encoded());
    }
}
