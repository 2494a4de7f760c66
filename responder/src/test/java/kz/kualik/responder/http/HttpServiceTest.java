package kz.kualik.responder.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.pki.ocsp.OcspCertId;
import kz.kualik.pki.ocsp.OcspRequestBuilder;
import kz.kualik.pki.ocsp.OcspResponse;
import kz.kualik.pki.ocsp.OcspResponseStatus;
import kz.kualik.responder.Responder;
import kz.kualik.responder.ResponderConfiguration;
import kz.kualik.responder.files.PublishedFile;
import kz.kualik.responder.fixture.TestHouse;
import kz.kualik.responder.status.StatusEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The running service, asked over the network. */
class HttpServiceTest {

    private static final KeyAlgorithm P256 = KeyAlgorithm.ECDSA_P256;
    private static final String OCSP_TYPE = "application/ocsp-request";
    private static final HttpLimits LIMITS =
            new HttpLimits(4_096, 2_048, 100, Duration.ofSeconds(30), Duration.ofSeconds(10));

    private static final TestHouse HOUSE = new TestHouse(P256);
    private static final byte[] LARGE_LIST = randomOctets(3_000_000);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static Responder responder = HOUSE.responder(TestHouse.configuration());
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        HOUSE.publishList(
                "large",
                PublishedFile.expiring(
                        LARGE_LIST, Instant.parse("2026-11-22T10:00:00Z"), TestHouse.START.plusSeconds(3_600)));
        responder = HOUSE.responder(TestHouse.configuration().withLimits(LIMITS));
        port = responder.start();
    }

    @AfterAll
    static void stop() {
        responder.close();
        CLIENT.close();
    }

    @Test
    void ocspByPost() throws Exception {
        var response = post("/ocsp", OCSP_TYPE, question(TestHouse.GOOD));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/ocsp-response");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(certificateStatus(response)).isEqualTo(new CertificateStatus.Good());
    }

    /** Many serial numbers, so that base64 with plus, slash, two slashes in a row and padding occurs. */
    @Test
    void ocspByGetInEveryEncoding() throws Exception {
        var random = new Random(5019);
        for (int i = 0; i < 60; i++) {
            var serial = new SerialNumber(new BigInteger(159, random));
            HOUSE.index().apply(new StatusEvent.Issued(TestHouse.issuerId(P256), serial));
            var base64 = Base64.getEncoder().encodeToString(question(serial));
            var escaped = base64.replace("+", "%2B").replace("/", "%2F").replace("=", "%3d");

            assertThat(certificateStatus(get("/ocsp/" + base64))).isEqualTo(new CertificateStatus.Good());
            assertThat(certificateStatus(get("/ocsp/" + escaped))).isEqualTo(new CertificateStatus.Good());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ocsp", "/ocsp/", "/ocsp/!!!!", "/ocsp/AAAA", "/ocsp/%2", "/ocsp/%zz"})
    void anOcspGetWithoutAQuestionIsMalformed(String path) throws Exception {
        var response = rawRequest("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(response).startsWith("HTTP/1.1 200").contains("application/ocsp-response");
        assertThat(response).endsWith("0\u0003\n\u0001\u0001");
    }

    @Test
    void aRevocationShowsAtOnce() throws Exception {
        var serial = SerialNumber.ofHex("abcdef");
        HOUSE.index().apply(new StatusEvent.Issued(TestHouse.issuerId(P256), serial));
        var before = certificateStatus(post("/ocsp", OCSP_TYPE, question(serial)));
        HOUSE.index()
                .apply(new StatusEvent.Revoked(
                        TestHouse.issuerId(P256), serial, TestHouse.REVOKED_SINCE, Optional.empty()));

        assertThat(before).isEqualTo(new CertificateStatus.Good());
        assertThat(certificateStatus(post("/ocsp", OCSP_TYPE, question(serial))))
                .isInstanceOf(CertificateStatus.Revoked.class);
    }

    @Test
    void garbageIsAMalformedRequest() throws Exception {
        var response = post("/ocsp", OCSP_TYPE, randomOctets(300));

        assertThat(OcspResponse.parse(response.body()).status()).isEqualTo(OcspResponseStatus.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @CsvSource({
        "/ocsp, text/plain, 415",
        "/ocsp, application/ocsp-request; charset=x, 200",
        "/ocsp/abc, application/ocsp-request, 405",
        "/tsp, application/ocsp-request, 415",
        "/tsp/x, application/timestamp-query, 404",
        "/crl/large.crl, application/pkix-crl, 405",
        "/cert/ecdsa_p256.cer, text/plain, 405",
        "/health, text/plain, 405",
        "/nowhere, text/plain, 404",
        "/, text/plain, 404",
    })
    void aPostElsewhereOrOfAnotherTypeIsRefused(String path, String type, int status) throws Exception {
        assertThat(post(path, type, question(TestHouse.GOOD)).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"})
    void otherMethodsAreRefused(String method) throws Exception {
        assertThat(rawRequest(method + " /ocsp HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405")
                .containsIgnoringCase("Allow: GET, HEAD, POST");
    }

    @Test
    void aBodyThatIsAnnouncedTooLargeIsRefusedUnread() throws Exception {
        var head = head("POST /ocsp HTTP/1.1", "Content-Type: application/ocsp-request", "Content-Length: 99999999999");

        assertThat(rawRequest(head)).startsWith("HTTP/1.1 413");
    }

    @Test
    void aBodyThatGrowsTooLargeIsRefused() throws Exception {
        var chunk = "400\r\n" + "x".repeat(1_024) + "\r\n";

        var head =
                head("POST /tsp HTTP/1.1", "Content-Type: application/timestamp-query", "Transfer-Encoding: chunked");

        assertThat(rawRequest(head + chunk.repeat(6))).startsWith("HTTP/1.1 413");
    }

    @Test
    void aTargetThatIsTooLongIsRefused() throws Exception {
        assertThat(rawRequest("GET /ocsp/" + "A".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .matches("(?s)HTTP/1\\.[01] 414 .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u0000\u0001\u0002\u0003\r\n\r\n", "GET\r\n\r\n", "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n"
            })
    void whatIsNotHttpIsRefusedAndClosed(String garbage) throws Exception {
        assertThat(rawRequest(garbage)).matches("(?s)HTTP/1\\.[01] 400 .*");
    }

    @Test
    void aLargeListIsSentWholeWithItsHeaders() throws Exception {
        var response = get("/crl/large.crl");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(LARGE_LIST);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/pkix-crl");
        assertThat(response.headers().firstValue("Last-Modified")).contains("Sun, 22 Nov 2026 10:00:00 GMT");
        assertThat(response.headers().firstValue("Cache-Control")).contains("public, no-transform, max-age=3600");
        assertThat(response.headers().firstValue("ETag").orElseThrow()).matches("\"[0-9a-f]{32}\"");
    }

    @Test
    void aKnownFileIsNotSentAgain() throws Exception {
        var tag = get("/crl/large.crl").headers().firstValue("ETag").orElseThrow();

        assertThat(get("/crl/large.crl", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get("/crl/large.crl", "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
        assertThat(get("/crl/large.crl", "If-Modified-Since", "Sun, 22 Nov 2026 10:00:00 GMT")
                        .statusCode())
                .isEqualTo(304);
        assertThat(get("/crl/large.crl", "If-Modified-Since", "Sun, 22 Nov 2026 09:59:59 GMT")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void headTellsTheLengthAndSendsNothing() throws Exception {
        var request = HttpRequest.newBuilder(uri("/crl/large.crl")).HEAD().build();
        var response = CLIENT.send(request, BodyHandlers.ofByteArray());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Length")).contains("3000000");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void theCertificateOfAnAuthorityIsServed() throws Exception {
        var response = get("/cert/ecdsa_p256.cer");

        assertThat(response.body())
                .isEqualTo(HOUSE.authority(P256).certificate().encoded());
        assertThat(response.headers().firstValue("Content-Type")).contains("application/pkix-cert");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/crl/absent.crl",
                "/crl/large",
                "/crl/large.cer",
                "/crl/",
                "/crl",
                "/crl/../crl/large.crl",
                "/crl/%2e%2e/large.crl",
                "/cert/LARGE.cer"
            })
    void otherNamesAreNotFound(String path) throws Exception {
        assertThat(rawRequest("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404");
    }

    @Test
    void healthNamesEveryPart() throws Exception {
        var response = get("/health");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new String(response.body(), StandardCharsets.UTF_8))
                .contains("\"status\":\"UP\"", "\"ocsp ecdsa_p256\"", "\"crl large\"", "\"signing\"");
    }

    @Test
    void healthNamesTheBrokenPart() throws Exception {
        HOUSE.moveClockTo(TestHouse.START.plusSeconds(3_601));
        try {
            var response = get("/health");

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(new String(response.body(), StandardCharsets.UTF_8))
                    .contains("\"crl large\":{\"status\":\"DOWN\",\"problem\":\"the list has expired at");
        } finally {
            HOUSE.moveClockTo(TestHouse.START);
        }
    }

    @Test
    void aTakenPortIsNamed() {
        var second = HOUSE.responder(ResponderConfiguration.listeningOn("127.0.0.1", port));

        assertThatThrownBy(second::start)
                .isInstanceOf(AddressNotAvailableException.class)
                .hasMessageContaining("127.0.0.1:" + port);
    }

    @Test
    void moreConnectionsThanAllowedAreClosedAtOnce() throws Exception {
        var house = new TestHouse(P256);
        var one = new HttpLimits(4_096, 2_048, 1, Duration.ofSeconds(20), Duration.ofSeconds(20));
        try (var small = house.responder(TestHouse.configuration().withLimits(one))) {
            int smallPort = small.start();
            try (var first = new Socket(InetAddress.getLoopbackAddress(), smallPort)) {
                ask(first);
                try (var second = new Socket(InetAddress.getLoopbackAddress(), smallPort)) {
                    second.setSoTimeout(5_000);
                    assertThat(second.getInputStream().read()).isEqualTo(-1);
                }
            }
        }
    }

    private static void ask(Socket socket) throws IOException {
        socket.getOutputStream().write("GET /none HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().read()).isEqualTo('H');
    }

    @Test
    void closingLeavesNoThreadBehindAndStartingAgainWorks() throws Exception {
        var other = new TestHouse(P256).responder(TestHouse.configuration().withThreads(1, 1, 8));
        other.start();
        other.close();
        int again = other.start();
        assertThat(again).isPositive();
        other.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("kualik-signing"))
                .hasSizeLessThanOrEqualTo(2);
    }

    private static CertificateStatus certificateStatus(HttpResponse<byte[]> response) throws Exception {
        return OcspResponse.parse(response.body())
                .basicResponse()
                .orElseThrow()
                .responses()
                .getFirst()
                .status();
    }

    private static byte[] question(SerialNumber serial) {
        return new OcspRequestBuilder()
                .add(OcspCertId.of(DigestAlgorithm.SHA1, HOUSE.authority(P256).certificate(), serial))
                .build();
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static HttpResponse<byte[]> post(String path, String type, byte[] body) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\nHost: x\r\n\r\n";
    }

    /** Sends these octets and returns all that comes back until the server closes. */
    private static String rawRequest(String octets) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] randomOctets(int length) {
        var octets = new byte[length];
        new Random(length).nextBytes(octets);
        return octets;
    }
}
