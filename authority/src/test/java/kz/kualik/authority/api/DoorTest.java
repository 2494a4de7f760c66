package kz.kualik.authority.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import kz.kualik.authority.testing.FreshDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** What strangers meet before any room of the house: bounds, headers, and problem documents whatever goes wrong. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "kualik.http.port=0")
@ContextConfiguration(classes = ApiTest.DeskWithDoor.class, initializers = FreshDatabase.class)
class DoorTest {

    @LocalServerPort
    private int port;

    private ApiCalls api;

    @BeforeEach
    void connect() {
        api = new ApiCalls(ApiTest.CREDENTIALS, port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /api/v1/%00", "GET /api/v1/%2F..", "GET /api/v1/{x}", "GET /api/v1/\\x", "G?T /api/v1/x"})
    void whatTheContainerRefusesByItselfIsAProblemDocumentToo(String line) throws Exception {
        var answer = raw(line + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "urn:kualik:problem:");
        assertThat(answer).doesNotContain("<html", "Tomcat");
    }

    @Test
    void headersBeyondTheBoundAreNotRead() throws Exception {
        var answer = raw("GET /api/v1/centres HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: " + "a".repeat(20_000)
                + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("urn:kualik:problem:malformed-request");
    }

    @Test
    void noOtherSiteMakesABrowserAct() throws Exception {
        for (var headers : List.of(Map.of("Sec-Fetch-Site", "cross-site"), Map.of("Origin", "https://evil.example"))) {
            var answer = api.post(api.stranger(), "/api/v1/applications", Map.of(), headers);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(ApiCalls.problem(answer)).isEqualTo("foreign-site");
        }
    }

    @Test
    void figuresAreGuardedHoweverTheirAddressIsWritten() throws Exception {
        for (var path : new String[] {"/%61ctuator/prometheus", "/actuator;x=1/prometheus", "//actuator/prometheus"}) {
            var answer = raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(path).doesNotContain("HTTP/1.1 200");
        }
    }

    @Test
    void anAddressBeyondTheBoundIsRefused() throws Exception {
        var answer = api.get(api.stranger(), "/api/v1/centres?cursor=" + "a".repeat(5_000));
        assertThat(answer.statusCode()).isEqualTo(414);
        assertThat(ApiCalls.problem(answer)).isEqualTo("uri-too-long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=%FF", "li%C3(mit=1", "limit=1&cursor=%E8%C7%BB"})
    void aQueryThatNobodyCanDecodeIsRefused(String query) throws Exception {
        var answer = api.get(api.stranger(), "/api/v1/centres?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(ApiCalls.problem(answer)).isEqualTo("malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=x", "multipart/form-data; boun", "multipart/x"})
    void aBodyInPartsIsRefusedByItsType(String type) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/api/v1/counted-acts"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        var answer = api.stranger().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void everyAnswerCarriesTheHeadersThatKeepBrowsersSafeAndTellsWhatIsLeft() throws Exception {
        for (var path : new String[] {"/api/v1/centres", "/api/v1/nothing", "/actuator/prometheus"}) {
            var headers = api.get(api.stranger(), path).headers();
            assertThat(headers.firstValue("Strict-Transport-Security")).isPresent();
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Content-Security-Policy")).isPresent();
            assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
            assertThat(headers.firstValue("RateLimit").orElseThrow()).startsWith("\"address\";r=");
        }
    }

    @Test
    void figuresAreForThoseWithTheRightOnly() throws Exception {
        var answer = api.get(api.stranger(), "/actuator/prometheus");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(ApiCalls.problem(answer)).isEqualTo("operator-certificate-required");
        var unbound = api.holderOf(ApiTest.CREDENTIALS.client(Duration.ofDays(1)));
        assertThat(ApiCalls.problem(api.get(unbound, "/actuator/prometheus"))).isEqualTo("operator-unknown");
    }

    @Test
    void aListIsReadPageByPageAndAStrangersCursorIsRefused() throws Exception {
        var first = ApiCalls.json(api.get(api.stranger(), "/api/v1/centres?limit=15"));
        assertThat(first.get("items")).hasSize(15);
        var cursor = first.get("next").asString();
        var second = ApiCalls.json(api.get(api.stranger(), "/api/v1/centres?limit=15&cursor=" + cursor));
        assertThat(second.get("items")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(second.has("next")).isFalse();
        var persons = api.get(api.stranger(), "/api/v1/sandbox/persons?cursor=" + cursor);
        assertThat(persons.statusCode()).isEqualTo(422);
        assertThat(ApiCalls.problem(persons)).isEqualTo("invalid-cursor");
        assertThat(ApiCalls.problem(api.get(api.stranger(), "/api/v1/centres?limit=1001")))
                .isEqualTo("invalid-limit");
    }

    @Test
    void identityQuestionsAreCountedTogetherWhateverTheirAnswer() throws Exception {
        var first = api.post(api.stranger(), "/api/v1/applications", Map.of("x", 1), Map.of());
        var second = api.post(api.stranger(), "/api/v1/applications", Map.of("x", 1), Map.of());
        assertThat(first.headers().firstValue("RateLimit-Policy").orElseThrow()).startsWith("\"identity\";q=600");
        assertThat(left(first.headers().firstValue("RateLimit")))
                .isGreaterThanOrEqualTo(left(second.headers().firstValue("RateLimit")));
    }

    private static int left(Optional<String> header) {
        return Integer.parseInt(header.orElseThrow().replaceAll(".*r=(\\d+);.*", "$1"));
    }

    /** Sends what no client library would send. */
    private String raw(String request) throws IOException {
        try (var socket = (SSLSocket) ApiTest.CREDENTIALS
                .clientTls(Optional.empty())
                .getSocketFactory()
                .createSocket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
