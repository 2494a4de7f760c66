package kz.kualik.responder.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.ocsp.BasicOcspResponse;
import kz.kualik.pki.ocsp.OcspCertId;
import kz.kualik.pki.ocsp.OcspNonce;
import kz.kualik.pki.ocsp.OcspRequestBuilder;
import kz.kualik.pki.ocsp.OcspResponse;
import kz.kualik.pki.ocsp.OcspResponseStatus;
import kz.kualik.responder.fixture.TestAuthority;
import kz.kualik.responder.fixture.TestHouse;
import kz.kualik.responder.status.Freshness;
import kz.kualik.responder.status.FreshnessBounds;
import org.junit.jupiter.api.Test;

/** What answers say about time when the news come from afar and are old. Both clocks belong to the test. */
class AnswerTimesTest {

    private static final KeyAlgorithm P256 = KeyAlgorithm.ECDSA_P256;
    private static final Instant START = TestHouse.START.truncatedTo(ChronoUnit.SECONDS);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final TestHouse house = new TestHouse(P256);
    private final AtomicLong nanoTime = new AtomicLong(42);
    private final Freshness freshness = Freshness.of(house.index(), FreshnessBounds.usual(), nanoTime::get);

    @Test
    void withFreshNewsThisUpdateIsThePresent() throws Exception {
        freshness.confirmed(freshness.now());

        var answered = answered(handler(Optional.of(TEN_MINUTES)).answer(usual()));

        assertThat(answered.producedAt()).isEqualTo(START);
        assertThat(answered.responses().getFirst().thisUpdate()).isEqualTo(START);
    }

    @Test
    void thisUpdateIsTheMomentOfTheLastNews() throws Exception {
        freshness.confirmed(freshness.now());
        pass(Duration.ofSeconds(40));
        var handler = handler(Optional.of(TEN_MINUTES));

        for (var question : new byte[][] {usual(), withNonce(), aboutTwo()}) {
            var answered = answered(handler.answer(question));

            assertThat(answered.producedAt()).isEqualTo(START.plusSeconds(40));
            assertThat(answered.responses()).allSatisfy(one -> {
                assertThat(one.thisUpdate()).isEqualTo(START);
                assertThat(one.nextUpdate()).contains(START.plus(TEN_MINUTES));
            });
        }
    }

    @Test
    void withoutAValidityThisUpdateIsTheMomentOfTheLastNewsToo() throws Exception {
        freshness.confirmed(freshness.now());
        pass(Duration.ofSeconds(59));

        var answered = answered(handler(Optional.empty()).answer(usual()));

        assertThat(answered.responses().getFirst().thisUpdate()).isEqualTo(START);
        assertThat(answered.responses().getFirst().nextUpdate()).isEmpty();
    }

    @Test
    void cachesAreToldTheSameTimes() {
        freshness.confirmed(freshness.now());
        pass(Duration.ofSeconds(40));

        var reuse = handler(Optional.of(TEN_MINUTES)).answer(usual()).reuse().orElseThrow();

        assertThat(reuse.thisUpdate()).isEqualTo(START);
        assertThat(reuse.nextUpdate()).isEqualTo(START.plus(TEN_MINUTES));
    }

    @Test
    void anAnswerThatWouldBeOverAlreadyIsTryLater() throws Exception {
        freshness.confirmed(freshness.now());
        pass(Duration.ofSeconds(30));
        var handler = handler(Optional.of(Duration.ofSeconds(30)));

        assertThat(statusOf(handler.answer(usual()))).isEqualTo(OcspResponseStatus.TRY_LATER);
        assertThat(statusOf(handler.answer(aboutTwo()))).isEqualTo(OcspResponseStatus.TRY_LATER);

        freshness.confirmed(freshness.now());
        assertThat(statusOf(handler.answer(usual()))).isEqualTo(OcspResponseStatus.SUCCESSFUL);
    }

    @Test
    void aKeptAnswerIsNotHandedOutAfterItsNextUpdate() {
        freshness.confirmed(freshness.now());
        pass(Duration.ofSeconds(25));
        var handler = handler(Optional.of(Duration.ofSeconds(30)));
        var old = handler.answer(usual());
        pass(Duration.ofSeconds(5));
        freshness.confirmed(freshness.now());

        var fresh = handler.answer(usual());

        assertThat(fresh.encoded()).isNotEqualTo(old.encoded());
        assertThat(fresh.reuse().orElseThrow().thisUpdate()).isEqualTo(START.plusSeconds(30));
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
        house.moveClockTo(house.clock().instant().plus(time));
    }

    private OcspHandler handler(Optional<Duration> validity) {
        return new OcspHandler(
                new OcspRules(validity, OcspRules.NeverIssued.REVOKED),
                house.index(),
                house.ocspSigners(),
                TestAuthority.ENGINE,
                house.clock());
    }

    private byte[] usual() {
        return new OcspRequestBuilder().add(certId(TestHouse.GOOD)).build();
    }

    private byte[] withNonce() {
        return new OcspRequestBuilder()
                .add(certId(TestHouse.GOOD))
                .nonce(OcspNonce.of(new byte[32]))
                .build();
    }

    /** No usual question. */
    private byte[] aboutTwo() {
        return new OcspRequestBuilder()
                .add(certId(TestHouse.GOOD))
                .add(certId(TestHouse.REVOKED))
                .build();
    }

    private OcspCertId certId(SerialNumber serial) {
        return OcspCertId.of(DigestAlgorithm.SHA256, house.authority(P256).certificate(), serial);
    }

    private static BasicOcspResponse answered(OcspAnswer answer) throws Exception {
        return OcspResponse.parse(answer.encoded()).basicResponse().orElseThrow();
    }

    private static OcspResponseStatus statusOf(OcspAnswer answer) throws Exception {
        return OcspResponse.parse(answer.encoded()).status();
    }
}
