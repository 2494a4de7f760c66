package kz.kualik.signature.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.crl.RevokedCertificate;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.pki.ocsp.MalformedOcspRequestException;
import kz.kualik.pki.ocsp.OcspNonce;
import kz.kualik.pki.ocsp.OcspRequest;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.TestHierarchy;
import kz.kualik.signature.TestStatus;
import kz.kualik.signature.facts.RevocationStatement;
import kz.kualik.signature.facts.RevocationStatement.NotRevoked;
import kz.kualik.signature.facts.RevocationStatement.Revoked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OnlineStatusTest {

    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private final TestHierarchy hierarchy = new TestHierarchy("Root");
    private final SigningKey root = hierarchy.root();
    private HttpServer server = anyServer();
    private SigningKey signer = root;

    private static HttpServer anyServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void start() {
        server.start();
        var base = "http://127.0.0.1:" + server.getAddress().getPort();
        signer = hierarchy.signerWithAddresses("Signer", base + "/ocsp", "\nURL=" + base + "/list.crl");
        server.createContext("/list.crl", exchange -> reply(exchange, TestStatus.list(root, JUNE, revocation())));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theResponderIsAskedAndBelieved() {
        server.createContext("/ocsp", exchange -> reply(exchange, answer(echoed(exchange))));

        assertThat(ask().statements()).extracting(RevocationStatement::status).containsExactly(new NotRevoked());
    }

    @Test
    void anAnswerToAnotherQuestionIsNotBelievedAndTheListIsFetched() {
        server.createContext("/ocsp", exchange -> reply(exchange, answer(Optional.of(OcspNonce.of(new byte[16])))));

        assertThat(ask().statements())
                .extracting(RevocationStatement::status)
                .containsExactly(new Revoked(JUNE, Optional.empty()));
    }

    @Test
    void withoutAResponderTheListIsFetchedThoughItsAddressIsWrittenOddly() {
        assertThat(ask().statements()).hasSize(1);
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        server.removeContext("/list.crl");
        server.createContext("/ocsp", exchange -> reply(exchange, new byte[2 * 1024 * 1024]));

        assertThat(ask().statements()).isEmpty();
    }

    @Test
    void aRedirectionIsNotFollowed() {
        server.removeContext("/list.crl");
        server.createContext("/ocsp", exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });

        assertThat(ask().unusable()).anyMatch(reason -> reason.contains("status 302"));
    }

    @Test
    void anAddressOfAFileIsLeftOut() {
        assertThat(StatusAddresses.clean("file:///etc/passwd")).isEmpty();
    }

    @Test
    void strayLineBreaksAndWordsBeforeAnAddressAreCleanedAway() {
        assertThat(StatusAddresses.clean("\r\nURL=http://crl.example.kz/a.crl "))
                .contains(URI.create("http://crl.example.kz/a.crl"));
    }

    @Test
    void aListIsFetchedAgainWhenANewerOneIsToBeExpected() {
        var clock = new SettableClock(JUNE);
        try (var online = new OnlineStatus(TestHierarchy.ENGINE, new SecureRandom(), clock)) {
            fetches("/list.crl", TestStatus.list(root, JUNE));
            assertThat(statusOf(online)).containsExactly(new NotRevoked());
            fetches("/list.crl", TestStatus.list(root, JUNE, revocation()));
            assertThat(statusOf(online)).containsExactly(new NotRevoked());
            clock.forward(Duration.ofMinutes(11));
            assertThat(statusOf(online)).containsExactly(new Revoked(JUNE, Optional.empty()));
        }
    }

    @Test
    void aFetchThatFailedIsTriedAgainSoon() {
        var clock = new SettableClock(JUNE);
        try (var online = new OnlineStatus(TestHierarchy.ENGINE, new SecureRandom(), clock)) {
            server.removeContext("/list.crl");
            assertThat(statusOf(online)).isEmpty();
            server.createContext("/list.crl", exchange -> reply(exchange, TestStatus.list(root, JUNE)));
            assertThat(statusOf(online)).isEmpty();
            clock.forward(Duration.ofSeconds(16));
            assertThat(statusOf(online)).containsExactly(new NotRevoked());
        }
    }

    private void fetches(String path, byte[] body) {
        server.removeContext(path);
        server.createContext(path, exchange -> reply(exchange, body));
    }

    private List<RevocationStatement.Status> statusOf(OnlineStatus online) {
        return online.about(signer.certificate(), root.certificate()).statements().stream()
                .map(RevocationStatement::status)
                .toList();
    }

    private static final class SettableClock extends Clock {

        private Instant now;

        SettableClock(Instant start) {
            now = start;
        }

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private RevocationAnswer ask() {
        try (var online = new OnlineStatus(TestHierarchy.ENGINE, new SecureRandom(), Clock.systemUTC())) {
            return online.about(signer.certificate(), root.certificate());
        }
    }

    private RevokedCertificate revocation() {
        return new RevokedCertificate(signer.certificate().serialNumber(), JUNE, Optional.empty());
    }

    private byte[] answer(Optional<OcspNonce> nonce) {
        return TestStatus.answer(
                hierarchy.ocspResponder("Responder"),
                root.certificate(),
                signer.certificate(),
                new CertificateStatus.Good(),
                JUNE,
                nonce);
    }

    private static Optional<OcspNonce> echoed(HttpExchange exchange) throws IOException {
        try {
            return OcspRequest.parse(exchange.getRequestBody().readAllBytes()).nonce();
        } catch (MalformedOcspRequestException e) {
            throw new IOException(e);
        }
    }

    private static void reply(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
