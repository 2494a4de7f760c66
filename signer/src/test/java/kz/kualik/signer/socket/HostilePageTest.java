package kz.kualik.signer.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signer.Page;
import kz.kualik.signer.RunningSigner;
import kz.kualik.signer.SitePerson;
import kz.kualik.signer.TestPeople;
import kz.kualik.signer.site.Origin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What pages do that mean no good: each gets its answer, and a page that behaves is served meanwhile and afterwards. */
class HostilePageTest {

    private static final String EVIL = "https://evil.example";
    private static final String ALSO_ALLOWED = "https://other.example";
    private static final String TOKENS = "{\"module\":\"kz.gov.pki.knca.commonUtils\",\"method\":\"getActiveTokens\"}";
    private static final String GOOD_ANSWER = "{\"responseObject\":[],\"code\":\"200\"}";
    private static final int LARGEST = 1_000_000;
    private static final int MOST_OF_ONE = 20;
    private static final Duration SHORT = Duration.ofSeconds(2);

    private static RunningSigner signer;
    private static Page wellBehaved;
    private static Path chosen;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        chosen = Files.writeString(folder.resolve("chosen.txt"), "құжат");
        var origins = Set.of(
                Origin.parse(RunningSigner.SITE).orElseThrow(),
                Origin.parse(ALSO_ALLOWED).orElseThrow());
        var person = SitePerson.of(folder, TestPeople.person(KeyAlgorithm.ECDSA_P256), chosen, origins);
        var octets = new SocketLimits.Octets(LARGEST, 2 * LARGEST, 2 * LARGEST, 2 * LARGEST, 65_536);
        var limits = new SocketLimits(octets, new SocketLimits.Connections(300, MOST_OF_ONE), 8, SHORT, SHORT);
        signer = RunningSigner.start(folder, person, limits, Optional.empty());
        wellBehaved = signer.page();
    }

    @AfterAll
    static void stop() {
        wellBehaved.close();
        signer.close();
    }

    @AfterEach
    void aPageThatBehavesIsServed() {
        assertThat(wellBehaved.ask(TOKENS)).isEqualTo(GOOD_ANSWER);
        try (var another = signer.page()) {
            assertThat(another.ask(TOKENS)).isEqualTo(GOOD_ANSWER);
        }
    }

    private static Page evil() {
        return Page.open(signer, Optional.of(EVIL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "17",
                "\"text\"",
                "{",
                "}",
                "{}{}",
                "{\"a\":1,\"a\":2}",
                "{'module':'x'}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":\"\u0001\"}",
                "{\"a\":1e9999999999999999999}",
                "--heartbeat-- ",
                "<xml/>"
            })
    void whatIsNotOneJsonObjectIsSaidSo(String message) {
        try (var page = evil()) {
            page.send(message);
            assertThat(page.next()).contains("COMMON_JSON_WRAPPING_EXCEPTION");
            assertThat(page.ask(TOKENS)).isEqualTo(GOOD_ANSWER);
        }
    }

    @Test
    void nestingAndNumbersOfValuesAreBounded() {
        try (var page = evil()) {
            for (var message : List.of(
                    "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                    "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000),
                    "{\"a\":[" + "1,".repeat(200_000) + "1]}",
                    "{\"a\":" + "9".repeat(100_000) + "}",
                    "{\"" + "n".repeat(100_000) + "\":1}")) {
                page.send(message);
                assertThat(page.next()).contains("COMMON_JSON_WRAPPING_EXCEPTION");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'module':17}",
                "{'module':null}",
                "{'module':{}}",
                "{'module':'../../etc/passwd'}",
                "{'module':'kz.gov.pki.knca.commonUtils'}",
                "{'module':'kz.gov.pki.knca.commonUtils','method':{}}",
                "{'module':'kz.gov.pki.knca.commonUtils','method':'signXml','args':'PKCS12'}",
                "{'module':'kz.gov.pki.knca.commonUtils','method':'signXml','args':{'0':'PKCS12'}}",
                "{'module':'kz.gov.pki.knca.commonUtils','method':'signXml','args':[1,2,3,4,5]}",
                "{'module':'kz.gov.pki.knca.commonUtils','method':'signXmls','args':['PKCS12','ANY','<a/>','','']}",
                "{'module':'kz.gov.pki.knca.commonUtils','method':'getClass','args':[]}",
                "{'module':'kz.gov.pki.knca.basics','method':'sign'}",
                "{'module':'kz.gov.pki.knca.basics','method':'sign','args':[]}",
                "{'module':'kz.gov.pki.knca.basics','method':'sign','args':{'format':'cms','data':{},"
                        + "'signingParams':{},'signerParams':{}}}",
                "{'module':'kz.gov.pki.knca.basics','method':'sign','args':{'format':'cms','data':'MTEK',"
                        + "'signingParams':[],'signerParams':'x'}}",
                "{'module':'kz.gov.pki.knca.basics','method':'sign','args':{'format':'pdf','data':'MTEK',"
                        + "'signingParams':{},'signerParams':{}}}",
                "{'module':'kz.gov.pki.knca.basics','method':'sign','args':{'format':'cms','data':'MTEK',"
                        + "'signingParams':{'decode':[]},'signerParams':{'extKeyUsageOids':{}}}}",
                "{'module':'kz.gov.pki.knca.basics','method':'sign','args':{'format':'cms','data':'MTEK',"
                        + "'signingParams':{},'signerParams':{'extKeyUsageOids':['x'],'chain':['no certificate']}}}",
                "{'module':'kz.gov.pki.knca.basics','apiVersion':'two','method':'sign','args':{}}",
                "{'module':'kz.kualik.authentication','method':'authenticate','args':{'challenge':17}}",
                "{'module':'kz.kualik.authentication','method':'authenticate','args':{'challenge':'!'}}",
                "{'module':'kz.kualik.authentication','method':'authenticate'}",
                "{'method':'getKeys','args':[null,null,null,null]}",
                "{'method':'getRdnByOid','args':['PKCS12','x','y','z','1.2',99999999999999]}",
                "{}"
            })
    void wrongTypesAreAnsweredByAnErrorAndWithoutAKey(String message) {
        var before = signer.journal().size();
        // The site is one that may sign: it is the request that is wrong.
        try (var page = signer.page()) {
            var answer = JsonMapper.shared().readTree(page.ask(message));
            assertThat(answer.isObject()).isTrue();
            assertThat(answer.path("code").asString("")).as("%s", answer).isNotEqualTo("200");
            assertThat(answer.path("status").asBoolean(false)).as("%s", answer).isFalse();
            assertThat(answer.path("errorCode").asString("")).as("%s", answer).isNotEqualTo("NONE");
            assertThat(page.ask(TOKENS)).isEqualTo(GOOD_ANSWER);
        }
        assertThat(signer.journal()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"createCAdESFromFile", "createCMSSignatureFromFile"})
    void aPathIsWorthNothingToASiteForWhichNobodyChoseIt(String method) {
        var request =
                "{'module':'kz.gov.pki.knca.commonUtils','method':'" + method + "','args':['PKCS12','ANY','%s',true]}";
        try (var site = Page.open(signer, Optional.of(ALSO_ALLOWED));
                var other = signer.page()) {
            for (var path :
                    List.of("/etc/passwd", "../chosen.txt", "file:///etc/passwd", "\\u0000", "", "https://x/")) {
                assertThat(site.ask(request.formatted(path))).startsWith("{\"code\":\"500\"");
            }
            assertThat(other.ask(
                            "{'module':'kz.gov.pki.knca.commonUtils','method':'showFileChooser','args':['ALL','']}"))
                    .contains(chosen.getFileName().toString());
            assertThat(site.ask(request.formatted(chosen))).startsWith("{\"code\":\"500\"");
        }
    }

    @Test
    void aStrangerGetsNothingOutOfAnothersConsent() {
        try (var page = evil()) {
            for (var request : List.of(
                    "{'module':'kz.gov.pki.knca.commonUtils','method':'getKeyInfo','args':['PKCS12']}",
                    "{'module':'kz.gov.pki.knca.commonUtils','method':'showFileChooser','args':['ALL','']}",
                    "{'module':'kz.gov.pki.knca.commonUtils','origin':'" + RunningSigner.SITE
                            + "','method':'createCAdESFromBase64','args':['PKCS12','ANY','MTEK',true]}")) {
                assertThat(page.ask(request)).isEqualTo("{\"code\":\"500\",\"message\":\"action.canceled\"}");
            }
            assertThat(page.ask(
                            "{'module':'kz.gov.pki.knca.basics','method':'sign','args':{'format':'cms','data':'MTEK',"
                                    + "'signingParams':{},'signerParams':{'extKeyUsageOids':[],'chain':[]}}}"))
                    .isEqualTo("{\"body\":{},\"status\":true}");
        }
    }

    @Test
    void aThousandSocketsLeaveRoomForOthers() {
        try (var client = Page.client(signer)) {
            var attempts = new ArrayList<CompletableFuture<Optional<WebSocket>>>();
            for (var i = 0; i < 1_000; i++) {
                attempts.add(client.newWebSocketBuilder()
                        .header("Origin", "https://a" + i % 10 + ".evil.example")
                        .buildAsync(URI.create("wss://127.0.0.1:" + signer.port() + "/"), new WebSocket.Listener() {})
                        .handle((socket, refused) -> Optional.ofNullable(socket)));
            }
            var open = attempts.stream()
                    .map(CompletableFuture::join)
                    .flatMap(Optional::stream)
                    .toList();
            assertThat(open).hasSize(MOST_OF_ONE);
            aPageThatBehavesIsServed();
            open.forEach(WebSocket::abort);
        }
    }

    @Test
    void whoeverReadsNoAnswersIsClosedAndTheOthersAreNot() throws IOException {
        // The answer to this one repeats the name that it does not know.
        var request =
                "{\"module\":\"kz.gov.pki.ncalayerservices.accessory\",\"method\":\"" + "x".repeat(30_000) + "\"}";
        try (var socket = RawSocket.open(signer, EVIL)) {
            var frame = RawSocket.frame(
                    RawSocket.FINAL | RawSocket.TEXT, request.length(), request.getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(() -> {
                        for (var i = 0; i < 20_000; i++) {
                            socket.write(frame);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aMessageThatNeverEndsIsClosedAndItsOctetsAreFree() throws IOException {
        try (var heart = evil();
                var stalled = RawSocket.open(signer, EVIL);
                var alsoStalled = RawSocket.open(signer, EVIL);
                var filling = RawSocket.open(signer, EVIL);
                var alsoFilling = RawSocket.open(signer, EVIL);
                var idle = RawSocket.open(signer, EVIL)) {
            assertThat(heart.ask("--heartbeat--")).isEqualTo("--heartbeat--");
            idle.send(RawSocket.FINAL | RawSocket.PING, new byte[] {1, 2, 3});
            assertThat(idle.read().payload()).containsExactly(1, 2, 3);
            // One hangs within a frame, the other between two.
            stalled.write(RawSocket.frame(RawSocket.FINAL | RawSocket.TEXT, 900_000, new byte[800_000]));
            filling.write(RawSocket.frame(RawSocket.FINAL | RawSocket.TEXT, LARGEST, new byte[LARGEST - 1]));
            alsoFilling.write(RawSocket.frame(RawSocket.FINAL | RawSocket.TEXT, 330_000, new byte[329_000]));
            alsoStalled.send(RawSocket.TEXT, "{\"module\":".getBytes(StandardCharsets.US_ASCII));
            // What others have taken is no matter for short messages.
            aPageThatBehavesIsServed();
            for (var socket : List.of(stalled, alsoStalled)) {
                var end = socket.equals(stalled) ? socket.read() : pingedToTheEnd(socket);
                assertThat(end.opcode()).isEqualTo(RawSocket.CLOSE);
                assertThat(end.code()).isEqualTo(1008);
                assertThatThrownBy(() -> readToTheEnd(socket)).isInstanceOf(IOException.class);
            }
            // Pings and heartbeats are no messages that were begun.
            assertThat(heart.ask(TOKENS)).isEqualTo(GOOD_ANSWER);
            idle.send(RawSocket.FINAL | RawSocket.TEXT, TOKENS.getBytes(StandardCharsets.US_ASCII));
            assertThat(idle.read().text()).isEqualTo(GOOD_ANSWER);
            for (var time = 0; time < 3; time++) {
                heart.sendInPieces("{\"module\":\"m\",\"x\":\"" + "x".repeat(900_000) + "\"}", 100_000);
                assertThat(heart.next()).contains("MODULE_NOT_FOUND");
            }
        }
    }

    /** A pong may follow the frame that closes, and nothing after it. */
    private static void readToTheEnd(RawSocket socket) throws IOException {
        var frame = socket.read();
        while (frame.opcode() != RawSocket.TEXT) {
            frame = socket.read();
        }
    }

    /** Pings are answered, and are no reason to wait longer for the rest of a message. */
    private static RawSocket.Frame pingedToTheEnd(RawSocket socket) throws IOException {
        var end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        var frame = socket.ping();
        while (frame.opcode() != RawSocket.CLOSE && System.nanoTime() < end) {
            frame = socket.ping();
        }
        return frame;
    }

    @Test
    void framesThatTheProtocolForbidsEndTheirSocketOnly() throws IOException {
        for (var frame : List.of(
                RawSocket.frame(RawSocket.FINAL | RawSocket.TEXT, Long.MAX_VALUE, new byte[100]),
                RawSocket.frame(RawSocket.FINAL | RawSocket.TEXT, Long.MIN_VALUE + 1, new byte[100]),
                RawSocket.frame(RawSocket.FINAL | RawSocket.TEXT, 4L * LARGEST, new byte[100]),
                RawSocket.frame(RawSocket.FINAL | RawSocket.CONTINUATION, 2, new byte[2]),
                RawSocket.frame(RawSocket.PING, 2, new byte[2]),
                RawSocket.frame(RawSocket.FINAL | RawSocket.PING, 200, new byte[200]),
                RawSocket.frame(RawSocket.FINAL | 0x0b, 2, new byte[2]),
                RawSocket.frame(RawSocket.FINAL | 0x70 | RawSocket.TEXT, 2, new byte[2]),
                new byte[] {(byte) (RawSocket.FINAL | RawSocket.TEXT), 2, '{', '}'})) {
            try (var socket = RawSocket.open(signer, EVIL)) {
                socket.write(frame);
                assertThatThrownBy(() -> {
                            while (socket.read().opcode() != RawSocket.CLOSE) {
                                Objects.requireNonNull(socket);
                            }
                            socket.read();
                        })
                        .isInstanceOf(IOException.class);
            }
        }
    }
}
