package kz.kualik.responder.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.responder.Responder;
import kz.kualik.responder.files.PublishedFile;
import kz.kualik.responder.fixture.TestHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists on disk, fetched over the network. */
class FileEndpointTest {

    private static final int OCTETS = 20_000_000;
    private static final Instant MADE = Instant.parse("2026-11-02T09:08:07Z");

    @TempDir
    private static Path folder;

    private static final TestHouse HOUSE = new TestHouse(KeyAlgorithm.ECDSA_P256);
    private static final Responder RESPONDER = HOUSE.responder(TestHouse.configuration());
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final byte[] CONTENT = content();
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        publish("rsa-16-3-delta", CONTENT.length);
        publish("short", CONTENT.length + 1_000);
        port = RESPONDER.start();
    }

    @AfterAll
    static void stop() {
        RESPONDER.close();
        CLIENT.close();
    }

    @Test
    void aLargeFileComesWholeWithEverythingThatCachesNeed() throws Exception {
        var response = get("rsa-16-3-delta");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(CONTENT);
        assertThat(response.headers().map())
                .containsEntry("Content-Type", List.of("application/pkix-crl"))
                .containsEntry("Content-Length", List.of(Integer.toString(OCTETS)))
                .containsEntry("Last-Modified", List.of("Mon, 02 Nov 2026 09:08:07 GMT"))
                .containsEntry("ETag", List.of(tag()));
        assertThat(response.headers().firstValue("Cache-Control").orElseThrow())
                .isEqualTo("public, no-transform, max-age=3600");
    }

    @Test
    void headSaysTheSameWithoutTheContent() throws Exception {
        var response = CLIENT.send(
                HttpRequest.newBuilder(address("rsa-16-3-delta")).HEAD().build(), BodyHandlers.ofByteArray());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("Content-Length")).contains(Integer.toString(OCTETS));
        assertThat(response.headers().firstValue("ETag")).contains(tag());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAG", "W/TAG", "\"other\", TAG", "*"})
    void whoHoldsTheFileGetsNothingAgain(String known) throws Exception {
        var response = get("rsa-16-3-delta", "If-None-Match", known.replace("TAG", tag()));

        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("ETag")).contains(tag());
        assertThat(response.headers().firstValue("Cache-Control")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "'Mon, 02 Nov 2026 09:08:07 GMT', 304",
        "'Mon, 02 Nov 2026 09:08:08 GMT', 304",
        "'Mon, 02 Nov 2026 09:08:06 GMT', 200",
        "'no date at all', 200"
    })
    void whoHoldsTheFileSinceThenGetsNothingAgain(String since, int status) throws Exception {
        assertThat(get("rsa-16-3-delta", "If-Modified-Since", since).statusCode())
                .isEqualTo(status);
    }

    @Test
    void anotherTagCountsMoreThanTheTime() throws Exception {
        var response = CLIENT.send(
                HttpRequest.newBuilder(address("rsa-16-3-delta"))
                        .header("If-None-Match", "\"other\"")
                        .header("If-Modified-Since", "Mon, 02 Nov 2026 09:08:07 GMT")
                        .HEAD()
                        .build(),
                BodyHandlers.discarding());

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void clientsThatStandStillKeepNobodyWaiting() throws Exception {
        var standing = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 60; i++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.setReceiveBufferSize(4_096);
                socket.getOutputStream()
                        .write("GET /crl/rsa-16-3-delta.crl HTTP/1.1\r\nHost: x\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
                standing.add(socket);
            }

            assertThat(get("rsa-16-3-delta").body()).isEqualTo(CONTENT);
        } finally {
            for (var socket : standing) {
                socket.close();
            }
        }
    }

    @Test
    void aFileThatIsRemovedWhileItIsSentIsSentToItsEnd() throws Exception {
        publish("leaving", CONTENT.length);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET /crl/leaving.crl HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var first = socket.getInputStream().readNBytes(1_000);
            Files.delete(folder.resolve("leaving"));
            var rest = socket.getInputStream().readAllBytes();

            assertThat(first.length + rest.length).isGreaterThan(OCTETS);
            assertThat(List.of(rest[rest.length - 1], rest[rest.length - 2]))
                    .containsExactly(CONTENT[OCTETS - 1], CONTENT[OCTETS - 2]);
        }
    }

    /** The promised length cannot be kept, and a list that is cut off must not look like a whole one. */
    @Test
    void aFileShorterThanItShouldBeEndsTheConnection() {
        assertThatThrownBy(() -> get("short")).isInstanceOf(IOException.class);
    }

    @Test
    void aFileThatIsNotThereIsTriedLater() throws Exception {
        publish("gone", CONTENT.length);
        Files.delete(folder.resolve("gone"));

        assertThat(get("gone").statusCode()).isEqualTo(503);
        assertThat(get("never-there").statusCode()).isEqualTo(404);
    }

    private static void publish(String name, long length) throws IOException {
        var file = Files.write(folder.resolve(name), CONTENT);
        HOUSE.publishList(name, PublishedFile.onDisk(file, length, sha256(), MADE, TestHouse.START.plusSeconds(3_600)));
    }

    private static HttpResponse<byte[]> get(String name, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(address(name));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static URI address(String name) {
        return URI.create("http://127.0.0.1:" + port + "/crl/" + name + ".crl");
    }

    private static String tag() {
        return '"' + sha256().substring(0, 32) + '"';
    }

    private static String sha256() {
        return HexFormat.of().formatHex(DigestAlgorithm.SHA256.digest(CONTENT));
    }

    private static byte[] content() {
        var octets = new byte[OCTETS];
        new Random(9110).nextBytes(octets);
        return octets;
    }
}
