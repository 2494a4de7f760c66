package kz.kualik.pki.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.pki.fixture.TestAuthority;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UsualOcspResponseComposerTest {

    /** A century around now, so that every month, leap day and hour occurs. */
    private static final long SECONDS = 3_155_760_000L;

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"GOST_2015_512", "RSA_2048", "ECDSA_P256"})
    void theAnswersAreThoseOfTheGeneralComposerOctetForOctet(KeyAlgorithm algorithm) throws Exception {
        var authority = new TestAuthority(algorithm);
        var responder = authority.ocspResponder().certificate();
        var other = authority.individual().certificate();
        var random = new Random(algorithm.bits());
        for (int i = 0; i < 300; i++) {
            var question = RandomQuestion.next(random, authority.certificate());
            var status = randomStatus(random);
            var time = Instant.ofEpochSecond(random.nextLong(SECONDS), random.nextInt(1_000_000_000));
            var producedAt = time.plusSeconds(random.nextInt(100));
            var nextUpdate = random.nextBoolean() ? Optional.of(time.plusSeconds(300)) : Optional.<Instant>empty();
            var extendedRevoked = random.nextBoolean();
            List<Certificate> others = random.nextBoolean() ? List.of() : List.of(other);
            var signer = new RecordingSigner(algorithm.defaultSignature().identifier(), random);
            var general = OcspRequest.parse(question);

            var expected = new OcspResponseComposer(responder, others)
                    .compose(
                            List.of(new SingleOcspResponse(general.certIds().getFirst(), status, time, nextUpdate)),
                            producedAt,
                            general.nonce(),
                            extendedRevoked,
                            signer);
            var unsigned = new UsualOcspResponseComposer(
                            responder, others, signer.getAlgorithmIdentifier(), extendedRevoked)
                    .compose(UsualOcspRequest.read(question).orElseThrow(), status, producedAt, time, nextUpdate);

            assertThat(Arrays.copyOfRange(unsigned.buffer(), unsigned.offset(), unsigned.offset() + unsigned.length()))
                    .isEqualTo(signer.signed.toByteArray());
            assertThat(unsigned.signed(signer.signature)).isEqualTo(expected);
        }
    }

    @Test
    void timesAreWrittenAsTheFormatterWritesThem() {
        var formatter = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT);
        var random = new Random(5280);
        for (int i = 0; i < 5_000; i++) {
            var time = Instant.ofEpochSecond(random.nextLong(8_000L * 31_556_952) - 62_167_219_200L);
            var encoded = GeneralizedTimes.encode(time);

            assertThat(new String(encoded, 2, 15, StandardCharsets.US_ASCII))
                    .isEqualTo(formatter.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC)));
        }
    }

    private static CertificateStatus randomStatus(Random random) {
        var reasons = List.of(RevocationReason.values());
        return switch (random.nextInt(4)) {
            case 0 -> new CertificateStatus.Good();
            case 1 -> new CertificateStatus.Unknown();
            case 2 -> new CertificateStatus.Revoked(Instant.ofEpochSecond(random.nextLong(SECONDS)), Optional.empty());
            default ->
                new CertificateStatus.Revoked(
                        Instant.ofEpochSecond(random.nextLong(SECONDS)),
                        Optional.of(reasons.get(random.nextInt(reasons.size()))));
        };
    }

    /** Keeps what it is given to sign; its signatures have every length. */
    private static final class RecordingSigner implements ContentSigner {

        private final AlgorithmIdentifier algorithm;
        private final byte[] signature;
        private final ByteArrayOutputStream signed = new ByteArrayOutputStream();

        RecordingSigner(AlgorithmIdentifier algorithm, Random random) {
            this.algorithm = algorithm;
            this.signature = new byte[60 + random.nextInt(400)];
            random.nextBytes(signature);
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return algorithm;
        }

        @Override
        public OutputStream getOutputStream() {
            return signed;
        }

        @Override
        public byte[] getSignature() {
            return signature.clone();
        }
    }
}
