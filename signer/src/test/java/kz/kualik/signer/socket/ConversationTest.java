package kz.kualik.signer.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signer.Page;
import kz.kualik.signer.RunningSigner;
import kz.kualik.signer.TestPeople;
import kz.kualik.signer.consent.ChosenKey;
import kz.kualik.signer.consent.CompletionQuestion;
import kz.kualik.signer.consent.Consent;
import kz.kualik.signer.consent.Decision;
import kz.kualik.signer.consent.FileQuestion;
import kz.kualik.signer.consent.KeyQuestion;
import kz.kualik.signer.consent.NewKeysPlace;
import kz.kualik.signer.consent.NewKeysQuestion;
import kz.kualik.signer.consent.TimeStampQuestion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTest {

    private static final String KEY_INFO =
            "{'module':'kz.gov.pki.knca.commonUtils','method':'getKeyInfo','args':['PKCS12']}";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SIGN = "{'module':'kz.gov.pki.knca.commonUtils','method':'createCAdESFromBase64',"
            + "'args':['PKCS12','SIGNATURE','MTEK',true]}";
    private static final String TOKENS = "{'module':'kz.gov.pki.knca.commonUtils','method':'getActiveTokens'}";

    @TempDir
    private Path folder;

    private static SocketLimits limits(int largestMessage, long all, int connections) {
        return new SocketLimits(
                new SocketLimits.Octets(largestMessage, all, all, all, 0),
                new SocketLimits.Connections(connections, connections),
                8,
                PATIENCE,
                PATIENCE);
    }

    private RunningSigner start() {
        return RunningSigner.start(folder, TestPeople.person(KeyAlgorithm.ECDSA_P256));
    }

    @Test
    void theServerSpeaksFirstAndSaysItsVersionExactly() {
        try (var signer = start();
                var page = Page.connect(signer, Optional.of(RunningSigner.SITE)).join()) {
            assertThat(page.next()).isEqualTo("{\"result\":{\"version\":\"1.4\"}}");
        }
    }

    @Test
    void answersComeInTheOrderOfTheRequestsOneForEach() {
        try (var signer = start();
                var page = signer.page()) {
            for (var i = 0; i < 500; i++) {
                page.send("{\"module\":\"nobody\",\"uuid\":" + i + "}");
            }
            for (var i = 0; i < 500; i++) {
                assertThat(page.next()).endsWith("\"uuid\":" + i + "}");
            }
            assertThat(page.hasMore()).isFalse();
        }
    }

    /** Somebody who thinks for as long as the test wants. */
    private static final class Thoughtful implements Consent {

        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch decided = new CountDownLatch(1);
        private final CountDownLatch gone = new CountDownLatch(1);

        @Override
        public Decision<ChosenKey> key(KeyQuestion question) throws InterruptedException {
            asked.countDown();
            try {
                decided.await();
            } catch (InterruptedException e) {
                gone.countDown();
                throw e;
            }
            return new Decision.Declined<>();
        }

        @Override
        public Decision<Path> file(FileQuestion question) {
            return new Decision.Declined<>();
        }

        @Override
        public Decision<NewKeysPlace> newKeys(NewKeysQuestion question) {
            return new Decision.Declined<>();
        }

        @Override
        public Decision<NewKeysPlace> completion(CompletionQuestion question) {
            return new Decision.Declined<>();
        }

        @Override
        public Decision<Boolean> timeStamps(TimeStampQuestion question) {
            return new Decision.Declined<>();
        }
    }

    @Test
    void heartbeatsAreAnsweredWhileAPersonThinks() throws InterruptedException {
        var person = new Thoughtful();
        try (var signer = RunningSigner.start(folder, person, SocketLimits.usual(), Optional.empty());
                var page = signer.page()) {
            page.send(KEY_INFO.replace('\'', '"'));
            person.asked.await();
            assertThat(page.ask("--heartbeat--")).isEqualTo("--heartbeat--");
            assertThat(page.ask("--heartbeat--")).isEqualTo("--heartbeat--");
            person.decided.countDown();
            assertThat(page.next()).isEqualTo("{\"code\":\"500\",\"message\":\"action.canceled\"}");
        }
    }

    @Test
    void aQuestionIsTakenBackWhenWhoeverAskedIsGone() throws InterruptedException {
        var person = new Thoughtful();
        try (var signer = RunningSigner.start(folder, person, SocketLimits.usual(), Optional.empty())) {
            try (var page = signer.page()) {
                page.send(KEY_INFO.replace('\'', '"'));
                person.asked.await();
            }
            person.gone.await();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "http://portal.example",
                "http://localhost.evil.example",
                "https://portal.example/path",
                "https://user@portal.example",
                "file:///etc/passwd",
                "chrome-extension://abcdef",
                "https://",
                "nonsense"
            })
    void originsThatAreNotServedAreRefusedAtTheDoor(String origin) {
        try (var signer = start()) {
            assertThatThrownBy(() -> Page.connect(signer, Optional.of(origin)).join())
                    .hasMessageContaining("WebSocketHandshakeException");
        }
    }

    @Test
    void aSiteThatNobodyAllowedGetsANoAndNotAKey() {
        try (var signer = start();
                var page = Page.open(signer, Optional.of("https://stranger.example"))) {
            assertThat(page.ask(SIGN)).isEqualTo("{\"code\":\"500\",\"message\":\"action.canceled\"}");
            assertThat(signer.journal()).isEmpty();
        }
    }

    @Test
    void theSelfTestPageShowsOverTheSamePort() throws Exception {
        try (var signer = start();
                var client = Page.client(signer)) {
            var response = client.send(
                    HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + signer.port() + "/"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).contains("Kualik Signer").contains("lang=\"kk\"");
            assertThat(response.headers().firstValue("Content-Security-Policy")).isPresent();
        }
    }

    @Test
    void aMessageBeyondTheBoundIsAnsweredAndTheSocketStaysOpen() {
        var limits = limits(10_000, 1_000_000, 10);
        try (var signer = RunningSigner.start(
                        folder, TestPeople.person(KeyAlgorithm.ECDSA_P256), limits, Optional.empty());
                var page = signer.page()) {
            page.sendInPieces("{\"x\":\"" + "y".repeat(20_000) + "\"}", 4_000);
            assertThat(page.next()).contains("COMMON_JSON_WRAPPING_EXCEPTION").contains("10000 octets");
            assertThat(page.ask(TOKENS)).contains("200");
        }
    }

    private static Consent consent(InvocationHandler answer) {
        return (Consent) Proxy.newProxyInstance(Consent.class.getClassLoader(), new Class<?>[] {Consent.class}, answer);
    }

    @Test
    void evenAnErrorIsAnsweredAndTheNextRequestIsServed() {
        var person = consent((proxy, method, arguments) -> {
            throw new StackOverflowError("of the test");
        });
        try (var signer = RunningSigner.start(folder, person, SocketLimits.usual(), Optional.empty());
                var page = signer.page()) {
            assertThat(page.ask(SIGN)).contains("the Signer failed");
            assertThat(page.ask(TOKENS)).contains("200");
        }
    }

    @Test
    void aMessageCountsUntilTheWorkOnItIsOverAlsoWhenItsSocketIsGone() throws InterruptedException {
        var asked = new CountDownLatch(1);
        var noticed = new CountDownLatch(1);
        var decided = new CountDownLatch(1);
        var person = consent((proxy, method, arguments) -> {
            asked.countDown();
            while (decided.getCount() > 0) {
                try {
                    decided.await();
                } catch (InterruptedException e) {
                    noticed.countDown();
                }
            }
            return new Decision.Declined<>();
        });
        var limits = limits(60_000, 100_000, 10);
        try (var signer = RunningSigner.start(folder, person, limits, Optional.empty())) {
            try (var page = signer.page()) {
                page.send(SIGN.replace('\'', '"'));
                asked.await();
            }
            noticed.await();
            assertThat(signer.octetsHeld()).isGreaterThan(100);
            decided.countDown();
            signer.awaitNothingHeld();
        }
    }

    @Test
    void aMarkOnARequestIsWrittenOnItsAnswerIfItIsShort() {
        try (var signer = start();
                var page = signer.page()) {
            var mark = "m".repeat(300);
            assertThat(page.ask("{'module':'x','uuid':'" + mark + "'}")).contains(mark);
            assertThat(page.ask("{'module':'x','uuid':'" + mark + "m'}")).doesNotContain("uuid");
            assertThat(page.ask("{'module':'x','uuid':{'a':1}}")).doesNotContain("uuid");
            assertThat(page.ask("{'module':'x','uuid':'" + "m".repeat(100_000) + "'}"))
                    .doesNotContain("uuid");
        }
    }

    @Test
    void socketsThatAreGoneCountNoMore() {
        var most = 4;
        var limits = limits(10_000, 1_000_000, most);
        try (var signer =
                RunningSigner.start(folder, TestPeople.person(KeyAlgorithm.ECDSA_P256), limits, Optional.empty())) {
            for (var i = 0; i < 5 * most; i++) {
                try (var page = openAsSoonAsThereIsRoom(signer)) {
                    assertThat(page.next()).contains("1.4");
                    assertThat(page.ask(TOKENS)).contains("200");
                }
            }
        }
    }

    private static Page openAsSoonAsThereIsRoom(RunningSigner signer) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var page = Optional.<Page>empty();
        while (page.isEmpty() && System.nanoTime() < end) {
            page = Page.connect(signer, Optional.of(RunningSigner.SITE))
                    .handle((opened, refused) -> Optional.ofNullable(opened))
                    .join();
        }
        return page.orElseThrow();
    }

    @Test
    void whatTheSocketsHoldTogetherIsBounded() {
        var limits = limits(60_000, 100_000, 10);
        try (var signer = RunningSigner.start(
                        folder, TestPeople.person(KeyAlgorithm.ECDSA_P256), limits, Optional.empty());
                var first = signer.page();
                var second = signer.page()) {
            first.sendPiece("{\"module\":\"x\",\"x\":\"" + "y".repeat(50_000));
            assertThat(first.ask("\"}")).contains("MODULE_NOT_FOUND");
            signer.awaitNothingHeld();
            first.sendPiece("{\"module\":\"x\",\"x\":\"" + "y".repeat(50_000));
            signer.awaitHeld(50_000);
            second.sendPieceInVain("{\"module\":\"x\",\"x\":\"" + "y".repeat(55_000));
            second.awaitEnd();
            assertThat(first.ask("\"}")).contains("MODULE_NOT_FOUND");
            signer.awaitNothingHeld();
            try (var third = signer.page()) {
                third.sendPiece("{\"module\":\"x\",\"x\":\"" + "y".repeat(55_000));
                assertThat(third.ask("\"}")).contains("MODULE_NOT_FOUND");
            }
        }
    }
}
