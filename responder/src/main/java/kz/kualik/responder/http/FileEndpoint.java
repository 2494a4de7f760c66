package kz.kualik.responder.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.regex.Pattern;
import kz.kualik.responder.files.PublishedFile;
import org.jspecify.annotations.Nullable;

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

    /** @param reading where the source and the disk may take their time */
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
        boolean head = HttpMethod.HEAD.equals(request.method());
        if (!HttpMethod.GET.equals(request.method()) && !head) {
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
        var conditions = Conditions.of(request);
        var eventLoop = Vertx.currentContext();
        reading.execute(() -> read(call, name, head, conditions, eventLoop));
    }

    /** Finds the file, judges the conditions and, if its octets are wanted, opens it; all of which may wait. */
    private void read(Call call, String name, boolean head, Conditions conditions, Context eventLoop) {
        try {
            var found = source.apply(name);
            if (found.isEmpty()) {
                eventLoop.runOnContext(nothing -> Replies.notFound(call.request()));
                return;
            }
            var file = found.get();
            boolean unchanged = conditions.isUnchanged(file);
            var reader = unchanged || head ? null : open(name, file);
            eventLoop.runOnContext(nothing -> answer(call, file, unchanged, reader, eventLoop));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "the file " + name + ending + " could not be read", e);
            eventLoop.runOnContext(
                    nothing -> Replies.unavailable(call.request(), "The file cannot be read at the moment."));
        }
    }

    private static PublishedFile.Reader open(String name, PublishedFile file) throws IOException {
        try {
            return file.open();
        } catch (IOException e) {
            throw new IOException("the octets of " + name + " are not there", e);
        }
    }

    private void answer(
            Call call,
            PublishedFile file,
            boolean unchanged,
            PublishedFile.@Nullable Reader reader,
            Context eventLoop) {
        var response = call.request().response();
        if (response.ended() || response.closed()) {
            closeQuietly(reader);
            return;
        }
        response.putHeader(HttpHeaders.ETAG, file.entityTag())
                .putHeader(HttpHeaders.LAST_MODIFIED, HttpDates.format(file.lastModified()))
                .putHeader(HttpHeaders.CACHE_CONTROL, cacheControl(file));
        file.expires().ifPresent(end -> response.putHeader(HttpHeaders.EXPIRES, HttpDates.format(end)));
        if (unchanged) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(file.length()));
        if (reader == null) {
            response.end();
        } else {
            new FileSending(response, file, reader, reading, eventLoop, call.progressed()).start();
        }
    }

    private static void closeQuietly(PublishedFile.@Nullable Reader reader) {
        try {
            if (reader != null) {
                reader.close();
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a file could not be closed", e);
        }
    }

    private String cacheControl(PublishedFile file) {
        var left = file.expires()
                .map(end -> Duration.between(clock.instant(), end))
                .orElse(LASTING);
        return "public, no-transform, max-age=" + Math.max(0, left.toSeconds());
    }
}
