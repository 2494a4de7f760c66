package kz.kualik.authority.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import kz.kualik.authority.testing.TestCredentials;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the HTTP API of a context that listens on a port, with or without a client certificate. */
final class ApiCalls {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TestCredentials credentials;
    private final int port;

    ApiCalls(TestCredentials credentials, int port) {
        this.credentials = credentials;
        this.port = port;
    }

    HttpClient stranger() {
        return client(Optional.empty());
    }

    HttpClient holderOf(TestCredentials.Client certificate) {
        return client(Optional.of(certificate));
    }

    HttpResponse<String> post(HttpClient client, String path, Object body, Map<String, String> headers)
            throws IOException, InterruptedException {
        var request = request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(HttpClient client, String path) throws IOException, InterruptedException {
        return client.send(request(path, Map.of()).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    /** The code at the end of the type of a problem document. */
    static String problem(HttpResponse<String> answer) {
        return json(answer).get("type").asString().replace("urn:kualik:problem:", "");
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path))
                .header("Accept-Language", "en");
        headers.forEach(request::header);
        return request;
    }

    private HttpClient client(Optional<TestCredentials.Client> certificate) {
        return HttpClient.newBuilder()
                .sslContext(credentials.clientTls(certificate))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }
}
