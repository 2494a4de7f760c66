package kz.kualik.signature.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.timestamp.MalformedTimeStampRequestException;
import kz.kualik.pki.timestamp.MessageImprint;
import kz.kualik.pki.timestamp.TimeStampFailure;
import kz.kualik.pki.timestamp.TimeStampRequest;
import kz.kualik.pki.timestamp.TimeStampResponse;
import kz.kualik.pki.timestamp.TimeStampResponseComposer;
import kz.kualik.pki.timestamp.TimeStampToken;
import kz.kualik.signature.TestSigners;
import kz.kualik.signature.TestTimeStampAuthority;
import kz.kualik.signature.TimeStampUnavailableException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against an authority on this machine that answers rightly, wrongly, or not at all. */
class HttpTimeStampSourceTest {

    private static final MessageImprint IMPRINT = new MessageImprint(
            DigestAlgorithm.SHA256.identifier(), DigestAlgorithm.SHA256.digest(new byte[] {1, 2, 3}));
    private static final MessageImprint OTHER_IMPRINT =
            new MessageImprint(DigestAlgorithm.SHA256.identifier(), new byte[32]);

    private final TestTimeStampAuthority authority = new TestTimeStampAuthority(KeyAlgorithm.ECDSA_P256);
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    HttpTimeStampSourceTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.setExecutor(workers);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        workers.shutdownNow();
    }

    @Test
    void aRightAnswerGivesItsToken() throws Exception {
        answering(request -> request);

        assertThat(ask(settings()).info().imprint().sameAs(IMPRINT)).isTrue();
    }

    @Test
    void thePolicyIsAskedForAndGiven() throws Exception {
        var policy = new ASN1ObjectIdentifier("2.25.99");
        answering(request -> request);

        assertThat(ask(settings().withPolicy(policy)).info().policy()).isEqualTo(policy);
    }

    @Test
    void theRequestHasANonceAndWantsTheCertificate() throws Exception {
        var seen = new CopyOnWriteArrayList<TimeStampRequest>();
        answering(request -> {
            seen.add(request);
            return request;
        });

        ask(settings());

        assertThat(seen).singleElement().satisfies(request -> {
            assertThat(request.nonce()).isPresent();
            assertThat(request.certificateWanted()).isTrue();
        });
    }

    @Test
    void anotherNonceIsRefused() {
        answering(request -> with(request, request.imprint(), Optional.of(BigInteger.TEN)));

        refused("the token does not repeat the nonce");
    }

    @Test
    void aMissingNonceIsRefused() {
        answering(request -> with(request, request.imprint(), Optional.empty()));

        refused("the token does not repeat the nonce");
    }

    @Test
    void aTokenForOtherDataIsRefused() {
        answering(request -> with(request, OTHER_IMPRINT, request.nonce()));

        refused("the token is for other data");
    }

    @Test
    void aTokenUnderAnotherPolicyIsRefused() {
        answering(request -> request.withPolicy(TestTimeStampAuthority.POLICY));

        assertThatThrownBy(() -> ask(settings().withPolicy(new ASN1ObjectIdentifier("2.25.1"))))
                .isInstanceOf(TimeStampUnavailableException.class)
                .hasMessageContaining("under the policy 2.25.4711");
    }

    @Test
    void aTokenWithoutItsCertificateIsRefused() {
        answering(request -> new TimeStampRequest(
                request.imprint(), request.policy(), request.nonce(), false, request.extensions()));

        refused("certificate is not at hand");
    }

    @Test
    void aTokenWithAWrongSignatureIsRefused() {
        serve(200, request -> {
            var token = authority.answer(request);
            token[token.length - 1] ^= 1;
            return TimeStampResponseComposer.granted(token);
        });

        refused("the signature value is wrong");
    }

    @Test
    void aRefusalIsReportedWithItsReason() {
        serve(200, request -> TimeStampResponseComposer.rejected(TimeStampFailure.BAD_REQUEST, "no"));

        refused("status 2");
    }

    @Test
    void anHttpErrorIsReported() {
        serve(503, request -> new byte[0]);

        refused("HTTP 503");
    }

    @Test
    void aRedirectIsNotFollowed() {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });

        refused("HTTP 307");
    }

    @Test
    void garbageIsRefused() {
        serve(200, request -> new byte[] {1, 2, 3});

        refused("cannot be read");
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        serve(200, request -> new byte[TimeStampResponse.MAXIMUM_SIZE + 1]);

        refused("answers too much");
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() {
        server.createContext("/", exchange -> waitForTheEnd());

        assertThatThrownBy(() -> ask(impatient())).isInstanceOf(TimeStampUnavailableException.class);
    }

    @Test
    void aServerThatStopsInTheMiddleIsGivenUp() {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(0x30);
            exchange.getResponseBody().flush();
            waitForTheEnd();
        });

        assertThatThrownBy(() -> ask(impatient())).isInstanceOf(TimeStampUnavailableException.class);
    }

    @Test
    void nobodyListeningIsReported() {
        var settings = settings();
        server.stop(0);

        assertThatThrownBy(() -> ask(settings)).isInstanceOf(TimeStampUnavailableException.class);
    }

    @Test
    void anAddressThatIsNotHttpIsRefused() {
        assertThatThrownBy(() -> HttpTimeStampSettings.of(URI.create("file:///etc/passwd")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void waitForTheEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static TimeStampRequest with(TimeStampRequest request, MessageImprint imprint, Optional<BigInteger> nonce) {
        return new TimeStampRequest(imprint, request.policy(), nonce, true, request.extensions());
    }

    private void answering(UnaryOperator<TimeStampRequest> change) {
        serve(200, request -> TimeStampResponseComposer.granted(authority.answer(change.apply(request))));
    }

    private void serve(int status, Function<TimeStampRequest, byte[]> answer) {
        server.createContext("/", exchange -> {
            try (exchange) {
                var request = TimeStampRequest.parse(exchange.getRequestBody().readAllBytes());
                var body = answer.apply(request);
                exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            } catch (MalformedTimeStampRequestException e) {
                throw new AssertionError(e);
            }
        });
    }

    private HttpTimeStampSettings settings() {
        return HttpTimeStampSettings.of(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tsp"));
    }

    private HttpTimeStampSettings impatient() {
        return new HttpTimeStampSettings(settings().address(), Optional.empty(), Duration.ofMillis(300));
    }

    private static TimeStampToken ask(HttpTimeStampSettings settings) throws TimeStampUnavailableException {
        try (var source = new HttpTimeStampSource(settings, TestSigners.ENGINE)) {
            return source.timeStamp(IMPRINT);
        }
    }

    private void refused(String message) {
        assertThatThrownBy(() -> ask(settings()))
                .isInstanceOf(TimeStampUnavailableException.class)
                .hasMessageContaining(message);
    }
}
