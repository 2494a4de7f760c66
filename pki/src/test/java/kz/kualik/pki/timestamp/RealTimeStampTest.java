package kz.kualik.pki.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.UnsupportedSignatureAlgorithmException;
import kz.kualik.pki.fixture.RealFiles;
import kz.kualik.pki.fixture.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Time-stamps of the NUC: a token of the production service and an answer of the test service. */
class RealTimeStampTest {

    @Test
    void aProductionTokenIsReadAndItsSignatureIsRight() throws Exception {
        var token = TimeStampToken.parse(RealFiles.read("tsp/tst_prod_gost2022_2026.der"));
        var signer = token.signerCertificate().orElseThrow();

        assertThat(token.info().time()).isEqualTo(Instant.parse("2026-07-20T09:08:07Z"));
        assertThat(token.info().policy().getId()).isEqualTo("1.2.398.3.3.2.6.4");
        assertThat(token.info().imprint().hashAlgorithm().getAlgorithm())
                .isEqualTo(DigestAlgorithm.GOST3411_2015_512.oid());
        assertThat(token.info().serialNumber().toString(16)).isEqualTo("3e5d2174937d19331886dea1a92fad3fe91e781b");
        assertThat(token.signingCertificate().orElseThrow().names(signer)).isTrue();
        assertThat(token.isSignedBy(signer.publicKeyInfo(), TestAuthority.ENGINE))
                .isTrue();
    }

    @Test
    void aTestAnswerIsReadAndItsSignatureIsRight() throws Exception {
        var response = TimeStampResponse.parse(RealFiles.read("tsp/tsp_response.bin"));
        var token = response.token().orElseThrow();

        assertThat(response.isGranted()).isTrue();
        assertThat(token.info().time()).isEqualTo(Instant.parse("2022-09-18T13:20:14Z"));
        assertThat(token.info().imprint().hashedMessage()).hasSize(20);
        assertThat(token.isSignedBy(token.signerCertificate().orElseThrow().publicKeyInfo(), TestAuthority.ENGINE))
                .isTrue();
    }

    /** Content type, TSTInfo, signed attributes and signature of the test answer. */
    @ParameterizedTest
    @CsvSource({"8,8", "53,65", "70,166", "1117,1268", "1286,1349"})
    void aFlippedBitIsNeverAccepted(int first, int last) {
        var original = RealFiles.read("tsp/tsp_response.bin");
        for (int position = first; position <= last; position++) {
            var damaged = original.clone();
            damaged[position] ^= 2;
            assertThat(isReadAndRight(damaged)).as("octet %d", position).isFalse();
        }
    }

    private static boolean isReadAndRight(byte[] encoded) {
        try {
            var token = TimeStampResponse.parse(encoded).token();
            return token.isPresent()
                    && token.get()
                            .isSignedBy(token.get().certificates().getFirst().publicKeyInfo(), TestAuthority.ENGINE);
        } catch (MalformedTimeStampResponseException | UnsupportedSignatureAlgorithmException e) {
            return false;
        }
    }

    @Test
    void everyTruncationIsRefused() {
        var original = RealFiles.read("tsp/tst_prod_gost2022_2026.der");
        for (int length = 0; length < original.length; length++) {
            var shorter = Arrays.copyOf(original, length);
            assertThatThrownBy(() -> TimeStampToken.parse(shorter))
                    .isInstanceOf(MalformedTimeStampTokenException.class);
        }
    }
}
