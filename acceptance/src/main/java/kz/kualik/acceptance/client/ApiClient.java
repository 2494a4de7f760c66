package kz.kualik.acceptance.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the authority's HTTP API; an answer other than success becomes an {@link ApiProblemException}. */
public final class ApiClient implements AutoCloseable {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

    private final URI base;
    private final HttpClient http;
    private final JsonMapper json = JsonMapper.shared();

    public ApiClient(URI base, SSLContext tls) {
        this.base = base;
        this.http = HttpClient.newBuilder()
                .sslContext(tls)
                .connectTimeout(TIME_LIMIT)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** GET of a path below {@code /api/v1}, its query included. */
    public JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    /** GET of a path below {@code /api/v1} by the applicant, who shows the number of the identity document. */
    public JsonNode get(String path, String documentNumber) {
        return send(request(path)
                .header("Kualik-Document-Number", documentNumber)
                .GET()
                .build());
    }

    /** GET of the first page of a list, as long as the query's {@code limit} says; its rows. */
    public JsonNode list(String path) {
        return get(path).get("items");
    }

    /** POST of a JSON object to a path below {@code /api/v1}. */
    public JsonNode post(String path, Map<String, ?> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve("/api/v1/" + path))
                .timeout(TIME_LIMIT)
                .header("Accept", "application/json, application/problem+json")
                .header("Accept-Language", "en");
    }

    private JsonNode send(HttpRequest request) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() / 100 != 2) {
                throw new ApiProblemException(request.method(), request.uri(), answer.statusCode(), answer.body());
            }
            return answer.body().isBlank() ? json.createObjectNode() : json.readTree(answer.body());
        } catch (IOException e) {
            throw new UnreachableAuthorityException(request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableAuthorityException(request.uri(), e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
