package kz.kualik.authority.startup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import kz.kualik.authority.keys.ResponderEndpoint;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The responder of this process says of itself, over its own port, that all its parts work. */
@Component("responder")
class ResponderHealth implements HealthIndicator, DisposableBean {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final URI page;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    ResponderHealth(ResponderEndpoint endpoint) {
        this.page = URI.create("http://" + endpoint.host() + ":" + endpoint.port() + "/health");
    }

    @Override
    public Health health() {
        try {
            var request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            var health = answer.statusCode() == 200 ? Health.up() : Health.down();
            return health.withDetail("parts", JsonMapper.shared().readTree(answer.body()))
                    .build();
        } catch (IOException e) {
            return Health.down().withDetail("problem", "no answer from " + page).build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.unknown().build();
        }
    }

    @Override
    public void destroy() {
        http.close();
    }
}
