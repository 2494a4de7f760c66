package kz.kualik.responder.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import kz.kualik.responder.files.PublishedFile;

/**
 * What a client holds already: If-None-Match and, only without it, If-Modified-Since (RFC 9110, sections 13.1.2, 13.1.3 and
 * 13.2.2).
 *
 * @param knownTags the entity tags, a leading {@code W/} taken off, because comparison here is weak; or one {@code *}
 * @param since the time
 */
record Conditions(List<String> knownTags, Optional<Instant> since) {

    static Conditions of(HttpServerRequest request) {
        var tags = request.headers().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(line -> List.of(line.split(",", -1)).stream())
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .toList();
        var since = Optional.ofNullable(request.getHeader(HttpHeaders.IF_MODIFIED_SINCE))
                .flatMap(HttpDates::parse);
        return new Conditions(tags, since);
    }

    boolean isUnchanged(PublishedFile file) {
        return isUnchanged(file.entityTag(), file.lastModified());
    }

    boolean isUnchanged(String entityTag, Instant lastModified) {
        if (!knownTags.isEmpty()) {
            return knownTags.contains("*") || knownTags.contains(entityTag);
        }
        return since.filter(
                        time -> !lastModified.truncatedTo(ChronoUnit.SECONDS).isAfter(time))
                .isPresent();
    }
}
