package kz.kualik.responder.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import kz.kualik.pki.ocsp.OcspResponseStatus;
import kz.kualik.responder.ocsp.OcspAnswer;
import kz.kualik.responder.ocsp.OcspHandler;
import kz.kualik.responder.status.Freshness;

/**
 * OCSP over HTTP (RFC 6960, appendix A): the question is the body of a POST or base64 in the path of a GET. Every question
 * gets status 200 with an OCSPResponse, also one that cannot be understood.
 *
 * <p>An answer that may be kept says so to a GET in the headers of RFC 9919, section 7.2: Last-Modified is thisUpdate,
 * Expires is nextUpdate, max-age counts to it, ETag is a digest of the answer; and whoever has it already gets 304.
 */
final class OcspEndpoint implements Endpoint {

    /** What follows the seconds in the Cache-Control of an answer that may be kept. */
    static final String AFTER_MAX_AGE = ", public, no-transform, must-revalidate";

    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    private final OcspHandler handler;
    private final Freshness freshness;
    private final SigningPool pool;
    private final int maximumRequestSize;
    private final Clock clock;
    private final DateHeader date;

    OcspEndpoint(
            OcspHandler handler,
            Freshness freshness,
            SigningPool pool,
            int maximumRequestSize,
            Clock clock,
            DateHeader date) {
        this.handler = handler;
        this.freshness = freshness;
        this.pool = pool;
        this.maximumRequestSize = maximumRequestSize;
        this.clock = clock;
        this.date = date;
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
        } else if (isGet(request)) {
            Base64Path.decode(rest)
                    .ifPresentOrElse(
                            question -> answer(request, question),
                            () -> send(request, OcspAnswer.refused(OcspResponseStatus.MALFORMED_REQUEST)));
        } else {
            Replies.wrongMethod(request, "GET, HEAD, POST");
        }
    }

    private static boolean isGet(HttpServerRequest request) {
        return HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method());
    }

    private void answer(HttpServerRequest request, byte[] question) {
        var atOnce = handler.answerAtOnce(question);
        if (atOnce.isPresent()) {
            send(request, atOnce.get());
            return;
        }
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
                .exceptionally(nobodyKnows -> false)
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
        boolean accepted = pool.compute(
                eventLoop,
                () -> handler.answer(question, judgement),
                () -> OcspAnswer.refused(OcspResponseStatus.INTERNAL_ERROR),
                then);
        if (!accepted) {
            send(request, OcspAnswer.refused(OcspResponseStatus.TRY_LATER));
        }
    }

    /** How long an answer may be kept from now on, in seconds. */
    static long maxAge(OcspAnswer.Reuse kept, Instant now) {
        long seconds = kept.nextUpdate().getEpochSecond() - now.getEpochSecond();
        return Math.max(0, now.getNano() == 0 ? seconds : seconds - 1);
    }

    private void send(HttpServerRequest request, OcspAnswer answer) {
        handler.counts().count(answer);
        var headers = request.response().headers();
        headers.set(HttpHeaders.DATE, date.now());
        var reuse = answer.reuse();
        if (reuse.isEmpty() || !isGet(request)) {
            headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
            Replies.octets(request, 200, MediaTypes.OCSP_RESPONSE, answer.encoded());
            return;
        }
        var kept = reuse.get();
        headers.set(HttpHeaders.CACHE_CONTROL, "max-age=" + maxAge(kept, clock.instant()) + AFTER_MAX_AGE)
                .set(HttpHeaders.ETAG, kept.entityTag())
                .set(HttpHeaders.LAST_MODIFIED, HttpDates.format(kept.thisUpdate()))
                .set(HttpHeaders.EXPIRES, HttpDates.format(kept.nextUpdate()));
        if (Conditions.of(request).isUnchanged(kept.entityTag(), kept.thisUpdate())) {
            Replies.notModified(request);
        } else {
            Replies.octets(request, 200, MediaTypes.OCSP_RESPONSE, answer.encoded());
        }
    }
}
