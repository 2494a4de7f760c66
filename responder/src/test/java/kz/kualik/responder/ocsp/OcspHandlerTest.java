package kz.kualik.responder.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.pki.ocsp.BasicOcspResponse;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.pki.ocsp.OcspCertId;
import kz.kualik.pki.ocsp.OcspNonce;
import kz.kualik.pki.ocsp.OcspRequestBuilder;
import kz.kualik.pki.ocsp.OcspResponse;
import kz.kualik.pki.ocsp.OcspResponseStatus;
import kz.kualik.pki.ocsp.ResponderId;
import kz.kualik.responder.fixture.TestAuthority;
import kz.kualik.responder.fixture.TestHouse;
import kz.kualik.responder.keys.OcspSigner;
import kz.kualik.responder.status.IssuerId;
import kz.kualik.responder.status.StatusEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OcspHandlerTest {

    private static final TestHouse HOUSE =
            new TestHouse(KeyAlgorithm.ECDSA_P256, KeyAlgorithm.GOST_2015_512, KeyAlgorithm.RSA_2048);
    private static final KeyAlgorithm P256 = KeyAlgorithm.ECDSA_P256;

    private final OcspHandler handler = handler(OcspRules.likeTheNuc());

    private static OcspHandler handler(OcspRules rules) {
        return new OcspHandler(rules, HOUSE.index(), HOUSE.ocspSigners(), TestAuthority.ENGINE, HOUSE.clock());
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"ECDSA_P256", "GOST_2015_512", "RSA_2048"})
    void theDelegatedKeyOfTheIssuersAlgorithmAnswers(KeyAlgorithm algorithm) throws Exception {
        var responder = HOUSE.ocspKey(algorithm).certificate();

        var response = basic(handler, question(certId(algorithm, TestHouse.GOOD)));

        assertThat(response.certificates()).containsExactly(responder);
        assertThat(response.responderId()).isEqualTo(new ResponderId.ByName(responder.subject()));
        assertThat(response.isSignedBy(responder.publicKeyInfo(), TestAuthority.ENGINE))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(DigestAlgorithm.class)
    void issuersAreFoundByEveryDigest(DigestAlgorithm digest) throws Exception {
        var certId = OcspCertId.of(digest, HOUSE.authority(P256).certificate(), TestHouse.GOOD);

        var single = basic(handler, question(certId)).responses().getFirst();

        assertThat(single.certId()).isEqualTo(certId);
        assertThat(single.status()).isEqualTo(new CertificateStatus.Good());
    }

    @Test
    void theAnswerIsAboutThisSecondAndHasNoNextUpdate() throws Exception {
        var second = TestHouse.START.truncatedTo(ChronoUnit.SECONDS);

        var response = basic(handler, question(certId(P256, TestHouse.GOOD)));

        assertThat(response.producedAt()).isEqualTo(second);
        assertThat(response.responses().getFirst().thisUpdate()).isEqualTo(second);
        assertThat(response.responses().getFirst().nextUpdate()).isEmpty();
    }

    @Test
    void nextUpdateIsSetWhereItIsConfigured() throws Exception {
        var minutes = new OcspRules(Optional.of(Duration.ofMinutes(5)), OcspRules.NeverIssued.UNKNOWN);

        var single = basic(handler(minutes), question(certId(P256, TestHouse.GOOD)))
                .responses()
                .getFirst();

        assertThat(single.nextUpdate()).contains(single.thisUpdate().plusSeconds(300));
    }

    @Test
    void aRevokedCertificateIsRevokedWithTimeAndReason() throws Exception {
        assertThat(statusOf(handler, TestHouse.REVOKED))
                .isEqualTo(new CertificateStatus.Revoked(
                        TestHouse.REVOKED_SINCE, Optional.of(RevocationReason.KEY_COMPROMISE)));
    }

    @Test
    void aRevocationShowsInTheVeryNextAnswer() throws Exception {
        var serial = SerialNumber.ofHex("5ec0de");
        var issuer = TestHouse.issuerId(P256);
        HOUSE.index().apply(new StatusEvent.Issued(issuer, serial));
        var before = statusOf(handler, serial);
        HOUSE.index().apply(new StatusEvent.Revoked(issuer, serial, TestHouse.REVOKED_SINCE, Optional.empty()));

        assertThat(before).isEqualTo(new CertificateStatus.Good());
        assertThat(statusOf(handler, serial)).isInstanceOf(CertificateStatus.Revoked.class);
    }

    @Test
    void aCertificateThatWasNeverIssuedIsRevokedSince1970AndTheAnswerSaysWhatThatMeans() throws Exception {
        var response = basic(handler, question(certId(P256, TestHouse.NEVER_ISSUED)));

        assertThat(response.responses().getFirst().status())
                .isEqualTo(
                        new CertificateStatus.Revoked(Instant.EPOCH, Optional.of(RevocationReason.CERTIFICATE_HOLD)));
        assertThat(response.hasExtendedRevokedDefinition()).isTrue();
    }

    @Test
    void aCertificateThatWasNeverIssuedIsUnknownWhereThatIsConfigured() throws Exception {
        var rules = new OcspRules(Optional.empty(), OcspRules.NeverIssued.UNKNOWN);

        var response = basic(handler(rules), question(certId(P256, TestHouse.NEVER_ISSUED)));

        assertThat(response.responses().getFirst().status()).isEqualTo(new CertificateStatus.Unknown());
        assertThat(response.hasExtendedRevokedDefinition()).isFalse();
    }

    @Test
    void severalCertificatesAreAnsweredTogetherInTheOrderOfTheQuestion() throws Exception {
        var asked = List.of(
                certId(P256, TestHouse.REVOKED), certId(P256, TestHouse.GOOD), certId(P256, TestHouse.NEVER_ISSUED));

        var response = basic(handler, question(asked.toArray(OcspCertId[]::new)));

        assertThat(response.responses()).extracting(single -> single.certId()).isEqualTo(asked);
        assertThat(response.responses().get(1).status()).isEqualTo(new CertificateStatus.Good());
    }

    @Test
    void aQuestionAboutTwoIssuersIsUnauthorized() throws Exception {
        var question = question(certId(P256, TestHouse.GOOD), certId(KeyAlgorithm.RSA_2048, TestHouse.GOOD));

        assertThat(statusOf(handler.answer(question))).isEqualTo(OcspResponseStatus.UNAUTHORIZED);
    }

    @Test
    void aStrangersIssuerIsUnauthorized() throws Exception {
        var stranger = new TestAuthority(P256);
        var question = question(OcspCertId.of(DigestAlgorithm.SHA256, stranger.certificate(), TestHouse.GOOD));

        assertThat(statusOf(handler.answer(question))).isEqualTo(OcspResponseStatus.UNAUTHORIZED);
    }

    @Test
    void anIssuerThatIsNotLoadedYetIsForLater() throws Exception {
        var house = new TestHouse(P256);
        var signer = house.ocspSigners().getFirst();
        var notLoaded = new OcspSigner(new IssuerId("not-loaded"), signer.issuerCertificate(), signer.key());
        var starting = new OcspHandler(
                OcspRules.likeTheNuc(), house.index(), List.of(notLoaded), TestAuthority.ENGINE, house.clock());
        var question = question(
                OcspCertId.of(DigestAlgorithm.SHA1, house.authority(P256).certificate(), TestHouse.GOOD));

        assertThat(statusOf(starting.answer(question))).isEqualTo(OcspResponseStatus.TRY_LATER);
    }

    @Test
    void troubleInsideIsAnInternalError() throws Exception {
        var broken = new OcspHandler(
                OcspRules.likeTheNuc(), HOUSE.index(), HOUSE.ocspSigners(), TestAuthority.ENGINE, new BrokenClock());

        assertThat(statusOf(broken.answer(question(certId(P256, TestHouse.GOOD)))))
                .isEqualTo(OcspResponseStatus.INTERNAL_ERROR);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32, 128})
    void aNonceFrom8To128OctetsIsEchoed(int length) throws Exception {
        var nonce = nonceOf(length);

        assertThat(basic(handler, question(nonce)).nonce()).contains(nonce);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void aNonceOfLessThan8OctetsIsIgnored(int length) throws Exception {
        assertThat(basic(handler, question(nonceOf(length))).nonce()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 129, 2_000})
    void anEmptyOrOverlongNonceIsMalformed(int length) throws Exception {
        assertThat(statusOf(handler.answer(question(nonceOf(length))))).isEqualTo(OcspResponseStatus.MALFORMED_REQUEST);
    }

    @Test
    void anAnswerWithANonceIsNotReusable() {
        var minutes = handler(new OcspRules(Optional.of(Duration.ofMinutes(5)), OcspRules.NeverIssued.UNKNOWN));

        assertThat(minutes.answer(question(nonceOf(16))).reuse()).isEmpty();
        assertThat(minutes.answer(question(certId(P256, TestHouse.GOOD))).reuse())
                .isPresent();
    }

    @Test
    void garbageIsMalformed() throws Exception {
        var random = new Random(9654);
        for (int i = 0; i < 5_000; i++) {
            var garbage = new byte[random.nextInt(200)];
            random.nextBytes(garbage);
            assertThat(statusOf(handler.answer(garbage))).isEqualTo(OcspResponseStatus.MALFORMED_REQUEST);
        }
    }

    @Test
    void damagedQuestionsGetAnAnswerAndNeverAnInternalError() throws Exception {
        var original = question(nonceOf(16));
        var random = new Random(6960);
        for (int i = 0; i < 3_000; i++) {
            var damaged = original.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(statusOf(handler.answer(damaged))).isNotEqualTo(OcspResponseStatus.INTERNAL_ERROR);
        }
    }

    private static CertificateStatus statusOf(OcspHandler handler, SerialNumber serial) throws Exception {
        return basic(handler, question(certId(P256, serial)))
                .responses()
                .getFirst()
                .status();
    }

    private static OcspResponseStatus statusOf(OcspAnswer answer) throws Exception {
        return OcspResponse.parse(answer.encoded()).status();
    }

    private static BasicOcspResponse basic(OcspHandler handler, byte[] question) throws Exception {
        return OcspResponse.parse(handler.answer(question).encoded())
                .basicResponse()
                .orElseThrow();
    }

    private static OcspCertId certId(KeyAlgorithm algorithm, SerialNumber serial) {
        return OcspCertId.of(DigestAlgorithm.SHA256, HOUSE.authority(algorithm).certificate(), serial);
    }

    private static byte[] question(OcspCertId... certIds) {
        var builder = new OcspRequestBuilder();
        for (var certId : certIds) {
            builder.add(certId);
        }
        return builder.build();
    }

    private static byte[] question(OcspNonce nonce) {
        return new OcspRequestBuilder()
                .add(certId(P256, TestHouse.GOOD))
                .nonce(nonce)
                .build();
    }

    private static OcspNonce nonceOf(int length) {
        var octets = new byte[length];
        new Random(length).nextBytes(octets);
        return OcspNonce.of(octets);
    }
}
