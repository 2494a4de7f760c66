package kz.kualik.responder.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.ocsp.OcspCertId;
import kz.kualik.pki.ocsp.OcspNonce;
import kz.kualik.pki.ocsp.OcspRequestBuilder;
import kz.kualik.pki.ocsp.OcspResponse;
import kz.kualik.responder.Responder;
import kz.kualik.responder.fixture.TestHouse;
import kz.kualik.responder.ocsp.AnswerCounts;
import kz.kualik.responder.ocsp.OcspRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are answered before the HTTP server sees them, and those around them, on one connection each. */
class QuickOcspTest {

    private static final KeyAlgorithm P256 = KeyAlgorithm.ECDSA_P256;
    private static final KeyAlgorithm RSA = KeyAlgorithm.RSA_2048;
    private static final TestHouse HOUSE = new TestHouse(P256, RSA);
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
    }

    /** A header that is not usual sends the second request to the HTTP server. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theAnswerIsThatOfTheHttpServer(boolean get) throws Exception {
        var question = question(P256, TestHouse.GOOD);
        try (var connection = new Connection()) {
            connection.send(get ? get(question, "") : post(question, ""));
            var quick = connection.receive();
            connection.send(get ? get(question, "X-Slow: 1\r\n") : post(question, "X-Slow: 1\r\n"));
            var slow = connection.receive();

            assertThat(quick.head()).isEqualTo(slow.head());
            assertThat(quick.body()).isEqualTo(slow.body());
            assertThat(quick.head()).containsKeys("date", "cache-control", "content-length", "content-type");
        }
    }

    @Test
    void everyAnswerIsCountedOnceWhoeverGaveIt() throws Exception {
        var before = RESPONDER.figures().answers();
        try (var connection = new Connection()) {
            for (var headers : new String[] {"", "X-Slow: 1\r\n"}) {
                connection.send(get(question(P256, TestHouse.GOOD), headers));
                connection.receive();
                connection.send(post(question(P256, TestHouse.REVOKED), headers));
                connection.receive();
                connection.send(post(new byte[] {1}, headers));
                connection.receive();
            }
        }
        var after = RESPONDER.figures().answers();

        for (var kind : new AnswerCounts.Kind[] {
            AnswerCounts.Kind.GOOD, AnswerCounts.Kind.REVOKED, AnswerCounts.Kind.MALFORMED_REQUEST
        }) {
            assertThat(after.getOrDefault(kind, 0L) - before.getOrDefault(kind, 0L))
                    .as(kind.label())
                    .isEqualTo(2);
        }
    }

    @Test
    void answersLeaveInTheOrderOfTheRequests() throws Exception {
        var slow = question(RSA, TestHouse.NEVER_ISSUED);
        var quick = question(P256, TestHouse.GOOD);
        for (int i = 0; i < 20; i++) {
            try (var connection = new Connection()) {
                connection.send(post(quick, ""));
                connection.send(post(slow, ""));
                connection.send(post(quick, ""));

                assertThat(connection.receive().serial()).isEqualTo(TestHouse.GOOD);
                assertThat(connection.receive().serial()).isEqualTo(TestHouse.NEVER_ISSUED);
                assertThat(connection.receive().serial()).isEqualTo(TestHouse.GOOD);
            }
        }
    }

    @Test
    void severalRequestsInOnePieceAreAllAnswered() throws Exception {
        var all = new ByteArrayOutputStream();
        for (int i = 0; i < 5; i++) {
            all.write(get(question(P256, TestHouse.GOOD), ""));
            all.write(post(question(P256, TestHouse.REVOKED), ""));
        }
        try (var connection = new Connection()) {
            connection.send(all.toByteArray());
            for (int i = 0; i < 5; i++) {
                assertThat(connection.receive().serial()).isEqualTo(TestHouse.GOOD);
                assertThat(connection.receive().serial()).isEqualTo(TestHouse.REVOKED);
            }
        }
    }

    @Test
    void aRequestInPiecesIsAnsweredAndSoAreThoseAfterIt() throws Exception {
        var request = post(question(P256, TestHouse.GOOD), "");
        try (var connection = new Connection()) {
            for (byte octet : request) {
                connection.send(new byte[] {octet});
            }
            assertThat(connection.receive().serial()).isEqualTo(TestHouse.GOOD);
            connection.send(post(question(P256, TestHouse.REVOKED), ""));
            assertThat(connection.receive().serial()).isEqualTo(TestHouse.REVOKED);
        }
    }

    /** The HTTP server writes its headers in another order, so the first one tells who has answered. */
    @Test
    void aLongerRequestAfterManyShortOnesComesInOnePieceToo() throws Exception {
        try (var connection = new Connection()) {
            for (int length = 0; length < 40; length++) {
                for (int i = 0; i < 5; i++) {
                    connection.send(get(question(P256, TestHouse.GOOD), ""));
                    assertThat(connection.receive().first()).isEqualTo("Content-Type: application/ocsp-response");
                }
                connection.send(get(question(P256, TestHouse.GOOD), "User-Agent: " + "x".repeat(8 * length) + "\r\n"));
                assertThat(connection.receive().first()).isEqualTo("Content-Type: application/ocsp-response");
            }
            connection.send(get(question(P256, TestHouse.GOOD), "X-Slow: 1\r\n"));
            assertThat(connection.receive().first()).isNotEqualTo("Content-Type: application/ocsp-response");
        }
    }

    @Test
    void afterASlowAnswerQuickOnesGoOn() throws Exception {
        try (var connection = new Connection()) {
            for (int i = 0; i < 10; i++) {
                connection.send(post(question(RSA, TestHouse.NEVER_ISSUED), ""));
                assertThat(connection.receive().serial()).isEqualTo(TestHouse.NEVER_ISSUED);
                connection.send(post(question(P256, TestHouse.GOOD), ""));
                assertThat(connection.receive().serial()).isEqualTo(TestHouse.GOOD);
            }
        }
    }

    private static byte[] question(KeyAlgorithm algorithm, SerialNumber serial) {
        var builder = new OcspRequestBuilder()
                .add(OcspCertId.of(
                        DigestAlgorithm.SHA256, HOUSE.authority(algorithm).certificate(), serial));
        return (algorithm == RSA ? builder.nonce(OcspNonce.of(new byte[32])) : builder).build();
    }

    private static byte[] get(byte[] question, String headers) {
        var path = Base64.getEncoder().encodeToString(question);
        return ("GET /ocsp/" + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] post(byte[] question, String headers) {
        var request = new ByteArrayOutputStream();
        request.writeBytes(
                ("POST /ocsp HTTP/1.1\r\nHost: x\r\nContent-Type: application/ocsp-request\r\nContent-Length: "
                                + question.length + "\r\n" + headers + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(question);
        return request.toByteArray();
    }

    /** What came back: the status line and the headers by their names in small letters, the first one as it came, the body. */
    @SuppressWarnings("ArrayRecordComponent") // compared part by part
    private record Received(Map<String, String> head, String first, byte[] body) {

        SerialNumber serial() throws Exception {
            return OcspResponse.parse(body)
                    .basicResponse()
                    .orElseThrow()
                    .responses()
                    .getFirst()
                    .certId()
                    .serialNumber();
        }
    }

    private static final class Connection implements AutoCloseable {

        private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        private final OutputStream out = socket.getOutputStream();
        private final DataInputStream in = new DataInputStream(socket.getInputStream());

        Connection() throws IOException {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(20_000);
        }

        void send(byte[] octets) throws IOException {
            out.write(octets);
            out.flush();
        }

        Received receive() throws IOException {
            var head = new TreeMap<String, String>();
            head.put("", line());
            var first = line();
            for (var line = first; !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                head.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            var body = new byte[Integer.parseInt(head.getOrDefault("content-length", "0"))];
            in.readFully(body);
            return new Received(head, first, body);
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int octet = in.readUnsignedByte(); octet != '\n'; octet = in.readUnsignedByte()) {
                if (octet != '\r') {
                    line.append((char) octet);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
