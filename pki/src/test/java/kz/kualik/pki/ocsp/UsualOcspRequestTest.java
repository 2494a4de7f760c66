package kz.kualik.pki.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.fixture.TestAuthority;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualOcspRequestTest {

    private static final Certificate ISSUER = new TestAuthority(KeyAlgorithm.ECDSA_P256).certificate();
    private static final OcspCertId CERT_ID =
            OcspCertId.of(DigestAlgorithm.SHA256, ISSUER, new SerialNumber(BigInteger.valueOf(300)));

    @Test
    void everyUsualQuestionIsReadAsTheGeneralReaderReadsIt() throws Exception {
        var random = new Random(6960);
        for (int i = 0; i < 500; i++) {
            var question = RandomQuestion.next(random, ISSUER);

            var read = UsualOcspRequest.read(question).orElseThrow();

            assertSame(read, question);
        }
    }

    /**
     * Nothing may be understood here otherwise than there: neither what is damaged nor what is merely unusual. The issuer's
     * part is only compared with the known ones, so questions about other issuers do not count.
     */
    @Test
    void whatIsReadFromDamagedQuestionsIsWhatTheGeneralReaderReads() throws Exception {
        var random = new Random(9654);
        int understood = 0;
        for (int i = 0; i < 20_000; i++) {
            var damaged = RandomQuestion.next(random, ISSUER);
            for (int flips = 1 + random.nextInt(2); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            var read = UsualOcspRequest.read(damaged);
            if (read.filter(UsualOcspRequestTest::isAboutIssuer).isPresent()) {
                assertSame(read.get(), damaged);
                understood++;
            }
        }
        assertThat(understood).isBetween(1_000, 19_000);
    }

    @Test
    void everyCutOffQuestionIsLeftToTheGeneralReader() {
        var question = new OcspRequestBuilder()
                .add(CERT_ID)
                .nonce(OcspNonce.of(new byte[32]))
                .build();
        for (int length = 0; length < question.length; length++) {
            assertThat(UsualOcspRequest.read(Arrays.copyOf(question, length))).isEmpty();
        }
        assertThat(UsualOcspRequest.read(Arrays.copyOf(question, question.length + 1)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 129, 1_000})
    void noncesThatAreNotEchoedAreLeftToTheGeneralReader(int length) {
        assertThat(UsualOcspRequest.read(new OcspRequestBuilder()
                        .add(CERT_ID)
                        .nonce(OcspNonce.of(new byte[length]))
                        .build()))
                .isEmpty();
    }

    @Test
    void severalCertificatesAreLeftToTheGeneralReader() {
        assertThat(UsualOcspRequest.read(
                        new OcspRequestBuilder().add(CERT_ID).add(CERT_ID).build()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "100000000000000000000000000000000000000000"})
    void serialNumbersThatAreNeverIssuedAreLeftToTheGeneralReader(String hex) {
        var certId = OcspCertId.of(DigestAlgorithm.SHA1, ISSUER, SerialNumber.ofHex(hex));

        assertThat(UsualOcspRequest.read(new OcspRequestBuilder().add(certId).build()))
                .isEmpty();
    }

    @Test
    void theIssuerIsNamedByTheOctetsBeforeTheSerialNumber() {
        var question = UsualOcspRequest.read(
                        new OcspRequestBuilder().add(CERT_ID).build())
                .orElseThrow();
        var other = OcspCertId.of(DigestAlgorithm.SHA1, ISSUER, CERT_ID.serialNumber());
        var withoutParameters = new OcspCertId(
                new AlgorithmIdentifier(DigestAlgorithm.SHA256.oid()),
                CERT_ID.issuerNameHash(),
                CERT_ID.issuerKeyHash(),
                CERT_ID.serialNumber());

        assertThat(question.namesIssuer(CERT_ID.encodedIssuer())).isTrue();
        assertThat(question.namesIssuer(other.encodedIssuer())).isFalse();
        assertThat(question.namesIssuer(withoutParameters.encodedIssuer())).isFalse();
        assertThat(question.issuerKeyOctet())
                .isEqualTo(CERT_ID.issuerKeyHash()[CERT_ID.issuerKeyHash().length - 1] & 0xff);
    }

    private static boolean isAboutIssuer(UsualOcspRequest question) {
        return RandomQuestion.issuerParts(ISSUER).stream().anyMatch(question::namesIssuer);
    }

    private static void assertSame(UsualOcspRequest read, byte[] question) throws Exception {
        var general = OcspRequest.parse(question);
        assertThat(general.certIds()).hasSize(1);
        var certId = general.certIds().getFirst();
        var out = new ReverseDerWriter(16);
        read.prependCertId(out);
        assertThat(out.toByteArray()).isEqualTo(certId.encoded());
        assertThat(read.serialNumber()).isEqualTo(certId.serialNumber());
        assertThat(read.namesIssuer(certId.encodedIssuer())).isTrue();
        assertThat(read.hasNonce()).isEqualTo(general.nonce().isPresent());
        var extension = new ReverseDerWriter(16);
        read.prependNonceExtension(extension);
        assertThat(extension.toByteArray())
                .isEqualTo(general.nonce().map(OcspNonce::encodedExtension).orElse(new byte[0]));
    }
}
