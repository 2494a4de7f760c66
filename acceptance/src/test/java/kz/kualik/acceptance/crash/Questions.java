package kz.kualik.acceptance.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.acceptance.client.ClientTls;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Single questions to a running authority, with what came back and how long it took, whatever it was. */
final class Questions implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.shared();

    private static final AtomicInteger NEXT_KEY = new AtomicInteger();

    private final AuthorityProcess authority;
    private final HttpClient http;

    /**
     * An answer.
     *
     * @param status of HTTP; 0 if the connection ended without an answer
     * @param took from the question to the whole answer
     */
    record Answer(int status, String body, Duration took) {

        String problem() {
            return JSON.readTree(body).get("type").asString().replace("urn:kualik:problem:", "");
        }

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    Questions(AuthorityProcess authority) {
        this.authority = authority;
        var operators = authority.file("operators");
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(20))
                .sslContext(ClientTls.context(
                        authority.file("tlsAnchor"),
                        Optional.of(new ClientTls.ClientKey(
                                operators.resolve("operator-1.p12"), operators.resolve("password")))))
                .build();
    }

    /** Something small that reads the database. */
    Answer look() {
        return get("/api/v1/operator");
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(authority.api().resolve(path)), "en");
    }

    /** The lists of all issuers, from the responder. */
    Answer list() {
        return send(HttpRequest.newBuilder(authority.responder().resolve("/crl/ecdsa.crl")), "en");
    }

    /** One part of the health page. */
    JsonNode health(String part) {
        return get("/actuator/health").json().get("components").get(part);
    }

    /** Posts whatever it is, by the operator. */
    Answer post(String path, Map<String, ?> body, String language) {
        return send(
                HttpRequest.newBuilder(authority.api().resolve("/api/v1/" + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))),
                language);
    }

    Answer revoke(String serial) {
        return send(
                HttpRequest.newBuilder(authority.api().resolve("/api/v1/revocations"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "a-key-of-bad-luck-" + NEXT_KEY.incrementAndGet())
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of(
                                "issuer", "ecdsa",
                                "serial", serial,
                                "ground", "OWNER_REQUEST",
                                "circumstance", "KEY_COMPROMISED")))),
                "en");
    }

    private Answer send(HttpRequest.Builder request, String language) {
        var begun = System.nanoTime();
        try {
            var answer = http.send(
                    request.header("Accept-Language", language)
                            .timeout(Duration.ofSeconds(60))
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(answer.statusCode(), answer.body(), Duration.ofNanos(System.nanoTime() - begun));
        } catch (IOException e) {
            return new Answer(0, String.valueOf(e), Duration.ofNanos(System.nanoTime() - begun));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(0, "interrupted", Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    /** The slowest of so many answers after the two slowest: a pause of a busy machine is nobody's fault. */
    Duration usualTime(int questions) {
        var times = new ArrayList<Duration>();
        for (int i = 0; i < questions; i++) {
            var answer = i % 2 == 0 ? look() : list();
            if (answer.status() != 200) {
                throw new AssertionError(answer);
            }
            times.add(answer.took());
        }
        Collections.sort(times);
        return times.get(Math.max(0, times.size() - 3));
    }

    /** The sandbox's monitor reads the figures. */
    double figure(String name) {
        var operators = authority.file("operators");
        try (var monitor = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(ClientTls.context(
                        authority.file("tlsAnchor"),
                        Optional.of(new ClientTls.ClientKey(
                                operators.resolve("monitor-1.p12"), operators.resolve("password")))))
                .build()) {
            var page = monitor.send(
                    HttpRequest.newBuilder(authority.api().resolve("/actuator/prometheus"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            for (var line : page.body().lines().toList()) {
                if (line.startsWith(name)) {
                    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
                }
            }
            throw new AssertionError("no figure " + name + " in " + page.statusCode() + " " + page.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    URI api() {
        return authority.api();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    static List<Answer> notOf(List<Answer> answers, int... allowed) {
        return answers.stream()
                .filter(answer -> {
                    for (int status : allowed) {
                        if (answer.status() == status) {
                            return false;
                        }
                    }
                    return true;
                })
                .toList();
    }
}
