package kz.kualik.responder.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.ocsp.OcspCertId;
import kz.kualik.pki.ocsp.OcspNonce;
import kz.kualik.pki.ocsp.OcspRequestBuilder;
import kz.kualik.responder.Responder;
import kz.kualik.responder.fixture.TestHouse;
import kz.kualik.responder.ocsp.OcspRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP caches are told of answers that are good for an hour (RFC 9919, section 7.2). */
class OcspCachingTest {

    private static final KeyAlgorithm P256 = KeyAlgorithm.ECDSA_P256;
    private static final TestHouse HOUSE = new TestHouse(P256);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Responder RESPONDER = HOUSE.responder(TestHouse.configuration()
            .withOcsp(new OcspRules(Optional.of(Duration.ofHours(1)), OcspRules.NeverIssued.REVOKED)));
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        port = RESPONDER.start();
    }

    @AfterAll
    static void stop() {
        RESPONDER.close();
        CLIENT.close();
    }

    @Test
    void aGetWithoutANonceIsToldEverythingThatACacheNeeds() throws Exception {
        HOUSE.moveClockTo(TestHouse.START);
        get(path(TestHouse.GOOD));
        HOUSE.moveClockTo(TestHouse.START.plusSeconds(70));
        try {
            var response = get(path(TestHouse.GOOD));
            var digest = HexFormat.of().formatHex(DigestAlgorithm.SHA256.digest(response.body()));

            assertThat(header(response, "Date")).isEqualTo("Sun, 22 Nov 2026 10:16:40 GMT");
            assertThat(header(response, "Last-Modified")).isEqualTo("Sun, 22 Nov 2026 10:15:30 GMT");
            assertThat(header(response, "Expires")).isEqualTo("Sun, 22 Nov 2026 11:15:30 GMT");
            assertThat(header(response, "Cache-Control"))
                    .isEqualTo("max-age=3529, public, no-transform, must-revalidate");
            assertThat(header(response, "ETag")).isEqualTo('"' + digest + '"');
            assertThat(header(response, "Content-Type")).isEqualTo("application/ocsp-response");
        } finally {
            HOUSE.moveClockTo(TestHouse.START);
        }
    }

    @Test
    void whoHasTheAnswerAlreadyIsToldSo() throws Exception {
        var tag = header(get(path(TestHouse.GOOD)), "ETag");

        var known = get(path(TestHouse.GOOD), "If-None-Match", "\"other\", " + tag);
        var modified = get(path(TestHouse.GOOD), "If-None-Match", "\"other\"");
        var since = get(path(TestHouse.GOOD), "If-Modified-Since", "Sun, 22 Nov 2026 10:15:30 GMT");
        var before = get(path(TestHouse.GOOD), "If-Modified-Since", "Sun, 22 Nov 2026 10:15:29 GMT");

        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(header(known, "ETag")).isEqualTo(tag);
        assertThat(header(known, "Expires")).isEqualTo("Sun, 22 Nov 2026 11:15:30 GMT");
        assertThat(modified.statusCode()).isEqualTo(200);
        assertThat(since.statusCode()).isEqualTo(304);
        assertThat(before.statusCode()).isEqualTo(200);
    }

    @Test
    void headIsAGetWithoutABody() throws Exception {
        var get = get(path(TestHouse.GOOD));
        var head = CLIENT.send(
                HttpRequest.newBuilder(uri(path(TestHouse.GOOD))).HEAD().build(), BodyHandlers.ofByteArray());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "ETag")).isEqualTo(header(get, "ETag"));
        assertThat(header(head, "Content-Length")).isEqualTo(Integer.toString(get.body().length));
    }

    @Test
    void whatAnswersOneQuestionOnlyIsNotKept() throws Exception {
        var nonce = new OcspRequestBuilder()
                .add(certId(TestHouse.GOOD))
                .nonce(OcspNonce.of(new byte[16]))
                .build();

        assertNotKept(get("/ocsp/" + Base64.getEncoder().encodeToString(nonce)));
        assertNotKept(get(path(TestHouse.NEVER_ISSUED)));
        assertNotKept(get("/ocsp/AAAA"));
        assertNotKept(CLIENT.send(
                HttpRequest.newBuilder(uri("/ocsp"))
                        .header("Content-Type", "application/ocsp-request")
                        .POST(BodyPublishers.ofByteArray(question(TestHouse.GOOD)))
                        .build(),
                BodyHandlers.ofByteArray()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ocsp/", "/ocsp//", "/ocsp/%2F", "/ocsp/%2f/"})
    void aBaseAddressMayEndWithASlash(String base) throws Exception {
        var base64 = Base64.getEncoder().encodeToString(question(TestHouse.GOOD));

        assertThat(header(get(base + base64), "ETag")).isEqualTo(header(get(path(TestHouse.GOOD)), "ETag"));
    }

    private static void assertNotKept(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(response, "Date")).isEqualTo("Sun, 22 Nov 2026 10:15:30 GMT");
        assertThat(response.headers().firstValue("ETag")).isEmpty();
        assertThat(response.headers().firstValue("Expires")).isEmpty();
    }

    private static String header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static OcspCertId certId(SerialNumber serial) {
        return OcspCertId.of(DigestAlgorithm.SHA256, HOUSE.authority(P256).certificate(), serial);
    }

    private static byte[] question(SerialNumber serial) {
        return new OcspRequestBuilder().add(certId(serial)).build();
    }

    private static String path(SerialNumber serial) {
        return "/ocsp/" + Base64.getEncoder().encodeToString(question(serial));
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
}
