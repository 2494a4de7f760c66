package kz.kualik.responder.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.pki.ocsp.OcspCertId;
import kz.kualik.pki.ocsp.OcspNonce;
import kz.kualik.pki.ocsp.OcspRequestBuilder;
import kz.kualik.pki.ocsp.OcspResponse;
import kz.kualik.pki.ocsp.OcspResponseComposer;
import kz.kualik.pki.ocsp.SingleOcspResponse;
import kz.kualik.responder.fixture.TestAuthority;
import kz.kualik.responder.fixture.TestHouse;
import kz.kualik.responder.status.StatusEvent;
import org.junit.jupiter.api.Test;

/** Answers that are handed out again. ECDSA signatures differ each time, so the same octets are the same signature. */
class ReusedAnswersTest {

    private static final KeyAlgorithm P256 = KeyAlgorithm.ECDSA_P256;
    private static final KeyAlgorithm RSA = KeyAlgorithm.RSA_2048;
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final OcspRules RULES = new OcspRules(Optional.of(TEN_MINUTES), OcspRules.NeverIssued.REVOKED);

    private final TestHouse house = new TestHouse(P256, RSA);
    private final OcspHandler handler = handler(RULES);

    private OcspHandler handler(OcspRules rules) {
        return new OcspHandler(rules, house.index(), house.ocspSigners(), TestAuthority.ENGINE, house.clock());
    }

    @Test
    void whoAsksTheSameSoonGetsTheSameSignature() {
        var question = question(P256, DigestAlgorithm.SHA256, TestHouse.GOOD);
        var first = handler.answer(question);
        house.moveClockTo(TestHouse.START.plusSeconds(299));

        var second = handler.answerAtOnce(question).orElseThrow();

        assertThat(second.encoded()).isEqualTo(first.encoded());
        assertThat(second.reuse()).isEqualTo(first.reuse());
        assertThat(second.reuse().orElseThrow().thisUpdate())
                .isEqualTo(TestHouse.START.truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void afterHalfOfItsValidityTheAnswerIsMadeAnew() throws Exception {
        var question = question(P256, DigestAlgorithm.SHA256, TestHouse.GOOD);
        var first = handler.answer(question);
        house.moveClockTo(TestHouse.START.plusSeconds(300));

        var second = handler.answer(question);

        assertThat(second.encoded()).isNotEqualTo(first.encoded());
        assertThat(second.reuse().orElseThrow().nextUpdate()).isEqualTo(Instant.parse("2026-11-22T10:30:30Z"));
    }

    @Test
    void anAnswerOfTheFutureIsNotHandedOutWhenTheClockIsSetBack() {
        var question = question(P256, DigestAlgorithm.SHA256, TestHouse.GOOD);
        var first = handler.answer(question);
        house.moveClockTo(TestHouse.START.minusSeconds(10));

        var second = handler.answer(question);

        assertThat(second.reuse().orElseThrow().thisUpdate())
                .isBefore(first.reuse().orElseThrow().thisUpdate());
    }

    @Test
    void withoutAValidityTheSignatureLastsForItsSecond() {
        var now = handler(OcspRules.likeTheNuc());
        var question = question(P256, DigestAlgorithm.SHA1, TestHouse.GOOD);
        var first = now.answer(question);

        assertThat(now.answer(question).encoded()).isEqualTo(first.encoded());
        assertThat(first.reuse()).isEmpty();
        house.moveClockTo(TestHouse.START.plusSeconds(1));
        assertThat(now.answer(question).encoded()).isNotEqualTo(first.encoded());
    }

    @Test
    void aQuestionWithANonceGetsASignatureOfItsOwn() {
        var question = new OcspRequestBuilder()
                .add(certId(P256, DigestAlgorithm.SHA256, TestHouse.GOOD))
                .nonce(OcspNonce.of(new byte[32]))
                .build();

        assertThat(handler.answer(question).encoded())
                .isNotEqualTo(handler.answer(question).encoded());
        assertThat(handler.answer(question).reuse()).isEmpty();
    }

    @Test
    void aRevocationAndTheLiftingOfAHoldShowInTheVeryNextAnswer() throws Exception {
        var serial = SerialNumber.ofHex("5ec0de");
        var issuer = TestHouse.issuerId(P256);
        var question = question(P256, DigestAlgorithm.SHA256, serial);
        house.index().apply(new StatusEvent.Issued(issuer, serial));
        assertThat(statusOf(handler.answer(question))).isEqualTo(new CertificateStatus.Good());

        house.index()
                .apply(new StatusEvent.Revoked(
                        issuer, serial, TestHouse.REVOKED_SINCE, Optional.of(RevocationReason.CERTIFICATE_HOLD)));
        assertThat(statusOf(handler.answer(question))).isInstanceOf(CertificateStatus.Revoked.class);

        house.index().apply(new StatusEvent.HoldReleased(issuer, serial));
        assertThat(statusOf(handler.answer(question))).isEqualTo(new CertificateStatus.Good());
    }

    /** Readers hold the writer to its word: once {@code apply} has returned, no answer says "good". */
    @Test
    void noRevokedCertificateIsEverCalledGoodWhileManyAsk() throws Exception {
        var serials = issued(400);
        var revoked = new AtomicIntegerArray(serials.size());
        serials.forEach(serial -> handler.answer(question(P256, DigestAlgorithm.SHA256, serial)));
        try (var threads = Executors.newFixedThreadPool(3)) {
            var readers = new ArrayList<Future<Integer>>();
            for (int seed = 0; seed < 2; seed++) {
                readers.add(threads.submit(reader(serials, revoked, new Random(seed))));
            }
            var writer = threads.submit(() -> {
                for (int i = 0; i < serials.size(); i++) {
                    house.index()
                            .apply(new StatusEvent.Revoked(
                                    TestHouse.issuerId(P256),
                                    serials.get(i),
                                    TestHouse.REVOKED_SINCE,
                                    Optional.empty()));
                    revoked.set(i, 1);
                }
            });
            writer.get();
            int seen = 0;
            for (var reader : readers) {
                seen += reader.get();
            }
            assertThat(seen).isPositive();
        }
    }

    private Callable<Integer> reader(List<SerialNumber> serials, AtomicIntegerArray revoked, Random random) {
        return () -> {
            int seen = 0;
            for (int i = 0; i < 4_000; i++) {
                int at = random.nextInt(serials.size());
                boolean wasRevoked = revoked.get(at) == 1;
                var status = statusOf(handler.answer(question(P256, DigestAlgorithm.SHA256, serials.get(at))));
                if (wasRevoked) {
                    assertThat(status).isInstanceOf(CertificateStatus.Revoked.class);
                    seen++;
                }
            }
            return seen;
        };
    }

    @Test
    void everyFormOfTheQuestionHasItsOwnAnswer() throws Exception {
        for (var digest : DigestAlgorithm.values()) {
            var question = question(P256, digest, TestHouse.GOOD);
            handler.answer(question);

            var again = OcspResponse.parse(
                            handler.answerAtOnce(question).orElseThrow().encoded())
                    .basicResponse()
                    .orElseThrow();

            assertThat(again.responses().getFirst().certId()).isEqualTo(certId(P256, digest, TestHouse.GOOD));
            assertThat(again.isSignedBy(house.ocspKey(P256).certificate().publicKeyInfo(), TestAuthority.ENGINE))
                    .isTrue();
        }
    }

    @Test
    void aFullCacheForgetsAndAnswersAllTheSame() throws Exception {
        var small = handler(RULES.keeping(8));
        for (var serial : issued(300)) {
            var question = question(P256, DigestAlgorithm.SHA256, serial);
            var first = small.answer(question);

            assertThat(small.answer(question).encoded()).isEqualTo(first.encoded());
            assertThat(statusOf(first)).isEqualTo(new CertificateStatus.Good());
        }
    }

    @Test
    void newKeysSignAnew() throws Exception {
        var question = question(P256, DigestAlgorithm.SHA256, TestHouse.GOOD);
        var first = handler.answer(question);

        handler.replaceSigners(house.ocspSigners());

        assertThat(handler.answer(question).encoded()).isNotEqualTo(first.encoded());
    }

    @Test
    void aSlowKeyAnswersAtOnceOnlyWithASignatureThatIsThere() {
        var question = question(RSA, DigestAlgorithm.SHA256, TestHouse.GOOD);

        assertThat(handler.answerAtOnce(question)).isEmpty();
        var signed = handler.answer(question);

        assertThat(handler.answerAtOnce(question).orElseThrow().encoded()).isEqualTo(signed.encoded());
    }

    @Test
    void whatWasNeverIssuedIsNotAnsweredAtOnceAndNotKept() {
        var question = question(P256, DigestAlgorithm.SHA256, TestHouse.NEVER_ISSUED);

        var first = handler.answer(question);

        assertThat(handler.answerAtOnce(question)).isEmpty();
        assertThat(first.reuse()).isEmpty();
        assertThat(handler.answer(question).encoded()).isNotEqualTo(first.encoded());
    }

    /** RSA signatures of the same octets are the same, so whole answers can be compared. */
    @Test
    void usualAnswersAreThoseOfTheGeneralComposer() {
        var key = house.ocspKey(RSA);
        var time = TestHouse.START.truncatedTo(ChronoUnit.SECONDS);
        var certId = certId(RSA, DigestAlgorithm.SHA1, TestHouse.GOOD);
        var nonce = OcspNonce.of(new byte[16]);
        var single =
                new SingleOcspResponse(certId, new CertificateStatus.Good(), time, Optional.of(time.plus(TEN_MINUTES)));
        var expected = new OcspResponseComposer(key.certificate(), List.of())
                .compose(List.of(single), time, Optional.of(nonce), true, key.signer());

        assertThat(handler.answer(new OcspRequestBuilder()
                                .add(certId)
                                .nonce(nonce)
                                .build())
                        .encoded())
                .isEqualTo(expected);
    }

    private List<SerialNumber> issued(int number) {
        var random = new Random(number);
        var serials = new ArrayList<SerialNumber>();
        for (int i = 0; i < number; i++) {
            var serial = new SerialNumber(new BigInteger(150, random).setBit(150));
            house.index().apply(new StatusEvent.Issued(TestHouse.issuerId(P256), serial));
            serials.add(serial);
        }
        return serials;
    }

    private OcspCertId certId(KeyAlgorithm algorithm, DigestAlgorithm digest, SerialNumber serial) {
        return OcspCertId.of(digest, house.authority(algorithm).certificate(), serial);
    }

    private byte[] question(KeyAlgorithm algorithm, DigestAlgorithm digest, SerialNumber serial) {
        return new OcspRequestBuilder().add(certId(algorithm, digest, serial)).build();
    }

    private static CertificateStatus statusOf(OcspAnswer answer) throws Exception {
        return OcspResponse.parse(answer.encoded())
                .basicResponse()
                .orElseThrow()
                .responses()
                .getFirst()
                .status();
    }
}
