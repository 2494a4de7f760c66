package kz.kualik.responder.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executor;

/** {@code /health}: one JSON object that names every part and, where one is broken, says why; 200 or 503. */
final class HealthEndpoint implements Endpoint {

    private final Health health;
    private final Executor reading;

    HealthEndpoint(Health health, Executor reading) {
        this.health = health;
        this.reading = reading;
    }

    @Override
    public void handle(Call call) {
        var request = call.request();
        var rest = call.rest();
        if (!HttpMethod.GET.equals(request.method()) || !rest.isEmpty()) {
            Replies.wrongMethod(request, "GET");
            return;
        }
        var eventLoop = Vertx.currentContext();
        reading.execute(() -> {
            var parts = health.check();
            eventLoop.runOnContext(nothing -> {
                request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                Replies.octets(request, Health.isUp(parts) ? 200 : 503, MediaTypes.JSON, json(parts));
            });
        });
    }

    private static byte[] json(List<Health.Part> parts) {
        var described = new JsonObject();
        for (var part : parts) {
            var one = new JsonObject().put("status", part.problem().isEmpty() ? "UP" : "DOWN");
            part.problem().ifPresent(problem -> one.put("problem", problem));
            described.put(part.name(), one);
        }
        return new JsonObject()
                .put("status", Health.isUp(parts) ? "UP" : "DOWN")
                .put("parts", described)
                .encode()
                .getBytes(StandardCharsets.UTF_8);
    }
}
