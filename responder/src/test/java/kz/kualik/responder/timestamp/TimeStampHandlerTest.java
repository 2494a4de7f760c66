package kz.kualik.responder.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.timestamp.MessageImprint;
import kz.kualik.pki.timestamp.TimeStampFailure;
import kz.kualik.pki.timestamp.TimeStampRequest;
import kz.kualik.pki.timestamp.TimeStampResponse;
import kz.kualik.pki.timestamp.TimeStampToken;
import kz.kualik.responder.fixture.TestAuthority;
import kz.kualik.responder.fixture.TestHouse;
import kz.kualik.responder.time.ClockRules;
import kz.kualik.responder.time.ClockWatch;
import kz.kualik.responder.time.SntpReference;
import kz.kualik.responder.time.UnwatchedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimeStampHandlerTest {

    private static final TestHouse HOUSE =
            new TestHouse(KeyAlgorithm.GOST_2015_512, KeyAlgorithm.RSA_2048, KeyAlgorithm.ECDSA_P256);
    private static final byte[] DATA = "a document".getBytes(StandardCharsets.UTF_8);
    private static final MessageImprint IMPRINT = MessageImprint.of(DigestAlgorithm.SHA256, DATA);
    private static final TimeStampRequest REQUEST = TimeStampRequest.of(IMPRINT, BigInteger.valueOf(42));

    private final TimeStampHandler handler = handler(TimeStampRules.standard());

    private static TimeStampHandler handler(TimeStampRules rules) {
        return new TimeStampHandler(
                rules,
                HOUSE.timeStampSigners(),
                TestAuthority.ENGINE,
                new TimeStampSerialNumbers("test-1", new SecureRandom()),
                new UnwatchedTime(HOUSE.clock()));
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"ECDSA_P256", "GOST_2015_512", "RSA_2048"})
    void thePolicyChoosesTheKey(KeyAlgorithm algorithm) throws Exception {
        var signer = HOUSE.timeStampKey(algorithm).certificate();

        var token = token(REQUEST.withPolicy(TestHouse.policy(algorithm)));

        assertThat(token.info().policy()).isEqualTo(TestHouse.policy(algorithm));
        assertThat(token.signerCertificate()).contains(signer);
        assertThat(token.isSignedBy(signer.publicKeyInfo(), TestAuthority.ENGINE))
                .isTrue();
    }

    @Test
    void withoutAPolicyTheImprintChoosesTheKindOfSignature() throws Exception {
        var gost = MessageImprint.of(DigestAlgorithm.GOST3411_2015_512, DATA);

        assertThat(token(request(gost)).info().policy()).isEqualTo(TestHouse.policy(KeyAlgorithm.GOST_2015_512));
        assertThat(token(REQUEST).info().policy()).isNotEqualTo(TestHouse.policy(KeyAlgorithm.GOST_2015_512));
    }

    @Test
    void whereThereIsOneKeyOnlyItStampsEveryImprint() throws Exception {
        var gostOnly = new TimeStampHandler(
                TimeStampRules.standard(),
                List.of(HOUSE.timeStampSigners().stream()
                        .filter(signer -> signer.policy().equals(TestHouse.policy(KeyAlgorithm.GOST_2015_512)))
                        .findFirst()
                        .orElseThrow()),
                TestAuthority.ENGINE,
                new TimeStampSerialNumbers("test-1", new SecureRandom()),
                new UnwatchedTime(HOUSE.clock()));

        var response = TimeStampResponse.parse(gostOnly.answer(REQUEST.encoded()));

        assertThat(response.token().orElseThrow().info().policy())
                .isEqualTo(TestHouse.policy(KeyAlgorithm.GOST_2015_512));
    }

    @Test
    void theTokenStatesTheImprintTheNonceAndTheTimeOfTheClock() throws Exception {
        var info = token(REQUEST).info();

        assertThat(info.imprint()).isEqualTo(IMPRINT);
        assertThat(info.nonce()).contains(BigInteger.valueOf(42));
        assertThat(info.time()).isEqualTo(Instant.parse("2026-11-22T10:15:30Z"));
        assertThat(info.hasAccuracy()).isFalse();
    }

    @Test
    void accuracyIsStatedWhereItIsConfigured() throws Exception {
        var rules = new TimeStampRules(Set.of(DigestAlgorithm.SHA256), Optional.of(Duration.ofSeconds(1)));

        var response = TimeStampResponse.parse(handler(rules).answer(REQUEST.encoded()));

        assertThat(response.token().orElseThrow().info().hasAccuracy()).isTrue();
    }

    @Test
    void serialNumbersArePositiveAndNeverTheSame() throws Exception {
        var seen = new HashSet<BigInteger>();
        for (int i = 0; i < 200; i++) {
            var serial = token(REQUEST.withPolicy(TestHouse.policy(KeyAlgorithm.ECDSA_P256)))
                    .info()
                    .serialNumber();
            assertThat(serial.signum()).isPositive();
            assertThat(serial.bitLength()).isEqualTo(153);
            assertThat(seen.add(serial)).isTrue();
        }
    }

    @Test
    void nodesDrawFromDifferentNumbers() {
        var random = new SecureRandom();
        var one = new TimeStampSerialNumbers("astana-1", random);
        var other = new TimeStampSerialNumbers("astana-2", random);

        assertThat(one.next().shiftRight(96)).isEqualTo(one.next().shiftRight(96));
        assertThat(one.next().shiftRight(96)).isNotEqualTo(other.next().shiftRight(96));
    }

    @Test
    void anUnknownPolicyIsUnaccepted() throws Exception {
        assertThat(refusal(REQUEST.withPolicy(new ASN1ObjectIdentifier("1.2.3.4"))))
                .isEqualTo(TimeStampFailure.UNACCEPTED_POLICY);
    }

    @Test
    void sha1IsABadAlgorithm() throws Exception {
        assertThat(refusal(request(MessageImprint.of(DigestAlgorithm.SHA1, DATA))))
                .isEqualTo(TimeStampFailure.BAD_ALGORITHM);
    }

    @Test
    void anUnknownDigestIsABadAlgorithm() throws Exception {
        var unknown = new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.3.4"));

        assertThat(refusal(request(new MessageImprint(unknown, new byte[32]))))
                .isEqualTo(TimeStampFailure.BAD_ALGORITHM);
    }

    @Test
    void anImprintOfTheWrongLengthIsBadData() throws Exception {
        var shorter = new MessageImprint(DigestAlgorithm.SHA256.identifier(), new byte[31]);

        assertThat(refusal(request(shorter))).isEqualTo(TimeStampFailure.BAD_DATA_FORMAT);
    }

    @Test
    void theImprintOfTheNucsClientsIsTaken() throws Exception {
        var imprint = MessageImprint.of(DigestAlgorithm.GOST34311_95, DATA);

        assertThat(token(request(imprint)).info().imprint()).isEqualTo(imprint);
    }

    @Test
    void garbageIsBadData() throws Exception {
        var random = new Random(3161);
        for (int i = 0; i < 2_000; i++) {
            var garbage = new byte[random.nextInt(100)];
            random.nextBytes(garbage);
            assertThat(TimeStampResponse.parse(handler.answer(garbage)).failure())
                    .contains(TimeStampFailure.BAD_DATA_FORMAT);
        }
    }

    @Test
    void aClockThatIsNotBelievedGivesNoStampsAndSaysWhy() throws Exception {
        var silent =
                new SntpReference(InetSocketAddress.createUnresolved("ntp.example.kz", 123), Duration.ofSeconds(1));
        var unbelieved = new TimeStampHandler(
                TimeStampRules.standard(),
                HOUSE.timeStampSigners(),
                TestAuthority.ENGINE,
                new TimeStampSerialNumbers("test-1", new SecureRandom()),
                new ClockWatch(HOUSE.clock(), System::nanoTime, silent, ClockRules.standard()));

        var response = TimeStampResponse.parse(unbelieved.answer(REQUEST.encoded()));

        assertThat(response.failure()).contains(TimeStampFailure.TIME_NOT_AVAILABLE);
        assertThat(response.statusText())
                .contains("The clock has not been compared with its reference ntp.example.kz:123 yet.");
    }

    @Test
    void withoutAnyKeyNoStampsAreGiven() throws Exception {
        var none = new TimeStampHandler(
                TimeStampRules.standard(),
                List.of(),
                TestAuthority.ENGINE,
                new TimeStampSerialNumbers("test-1", new SecureRandom()),
                new UnwatchedTime(HOUSE.clock()));

        assertThat(TimeStampResponse.parse(none.answer(REQUEST.encoded())).failure())
                .contains(TimeStampFailure.UNACCEPTED_POLICY);
    }

    private TimeStampToken token(TimeStampRequest request) throws Exception {
        return TimeStampResponse.parse(handler.answer(request.encoded()))
                .token()
                .orElseThrow();
    }

    private TimeStampFailure refusal(TimeStampRequest request) throws Exception {
        return TimeStampResponse.parse(handler.answer(request.encoded()))
                .failure()
                .orElseThrow();
    }

    private static TimeStampRequest request(MessageImprint imprint) {
        return TimeStampRequest.of(imprint, BigInteger.TWO);
    }
}
