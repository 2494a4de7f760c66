package kz.kualik.responder.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.regex.Pattern;
import kz.kualik.responder.files.PublishedFile;

/** Files by name, with conditional requests (RFC 9110, section 13) for GET and HEAD. */
final class FileEndpoint implements Endpoint {

    private static final Logger LOG = System.getLogger(FileEndpoint.class.getName());

    /** Certificates do not change under their name, but a name may be given to a new one. */
    private static final Duration LASTING = Duration.ofHours(1);

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

    private final Function<String, Optional<PublishedFile>> source;
    private final String ending;
    private final CharSequence contentType;
    private final Executor reading;
    private final Clock clock;

    /** @param reading where the source may take its time */
    FileEndpoint(
            Function<String, Optional<PublishedFile>> source,
            String ending,
            CharSequence contentType,
            Executor reading,
            Clock clock) {
        this.source = source;
        this.ending = ending;
        this.contentType = contentType;
        this.reading = reading;
        this.clock = clock;
    }

    @Override
    public void handle(Call call) {
        var request = call.request();
        var rest = call.rest();
        if (!HttpMethod.GET.equals(request.method()) && !HttpMethod.HEAD.equals(request.method())) {
            Replies.wrongMethod(request, "GET, HEAD");
            return;
        }
        if (!rest.endsWith(ending)
                || !NAME.matcher(rest.substring(0, rest.length() - ending.length()))
                        .matches()) {
            Replies.notFound(request);
            return;
        }
        var name = rest.substring(0, rest.length() - ending.length());
        var eventLoop = Vertx.currentContext();
        reading.execute(() -> read(call, name, eventLoop));
    }

    private void read(Call call, String name, Context eventLoop) {
        try {
            var file = source.apply(name);
            eventLoop.runOnContext(nothing ->
                    file.ifPresentOrElse(found -> send(call, found), () -> Replies.notFound(call.request())));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the file " + name + ending + " could not be read", e);
            eventLoop.runOnContext(
                    nothing -> Replies.unavailable(call.request(), "The file cannot be read at the moment."));
        }
    }

    private void send(Call call, PublishedFile file) {
        var request = call.request();
        var response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.putHeader(HttpHeaders.ETAG, file.entityTag())
                .putHeader(HttpHeaders.LAST_MODIFIED, httpDate(file.lastModified()))
                .putHeader(HttpHeaders.CACHE_CONTROL, cacheControl(file));
        if (isUnchanged(request, file)) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(file.length()));
        if (HttpMethod.HEAD.equals(request.method())) {
            response.end();
        } else {
            new FileSending(response, file, call.progressed()).start();
        }
    }

    private String cacheControl(PublishedFile file) {
        var left = file.expires()
                .map(end -> Duration.between(clock.instant(), end))
                .orElse(LASTING);
        return "public, no-transform, max-age=" + Math.max(0, left.toSeconds());
    }

    private static boolean isUnchanged(HttpServerRequest request, PublishedFile file) {
        var known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null) {
            return known.strip().equals("*") || known.contains(file.entityTag());
        }
        var since = request.getHeader(HttpHeaders.IF_MODIFIED_SINCE);
        return since != null
                && parseDate(since)
                        .map(time -> !file.lastModified()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .isAfter(time))
                        .orElse(false);
    }

    private static String httpDate(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atZone(ZoneOffset.UTC));
    }

    private static Optional<Instant> parseDate(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
