package kz.kualik.pki.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.oid.KeyStorage;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PKIData of RFC 5272, in the one form in which it is written and taken here. */
class RenewalRequestTest {

    private static final CryptoEngine ENGINE = CryptoEngine.detect();

    private final CertificationRequest first = request();
    private final CertificationRequest second = request();

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        for (var requests : List.of(List.of(first), List.of(first, second))) {
            var read = RenewalRequest.parse(RenewalRequest.of("1.2-a", requests).encoded());
            assertThat(read.agreement()).isEqualTo("1.2-a");
            assertThat(read.requests())
                    .containsExactlyElementsOf(
                            requests.stream().map(CertificationRequest::encoded).toList());
        }
    }

    /** RFC 5272, section 3.2.1: controls with the registration information, tagged requests, and two empty sequences. */
    @Test
    void itStandsInTheOrderOfTheStandard() {
        var text =
                HexFormat.of().formatHex(RenewalRequest.of("1", List.of(first)).encoded());
        assertThat(text)
                .contains("301f301d020102" + "06082b06010505070712" + "310e040c" + "61677265656d656e743f3125")
                .contains(HexFormat.of().formatHex(first.encoded()))
                .endsWith("30003000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "1%", "agreement?1", "123456789012345678901"})
    void noVersionOfAnAgreementIsNone(String agreement) {
        assertThatIllegalArgumentException().isThrownBy(() -> RenewalRequest.of(agreement, List.of(first)));
    }

    @Test
    void noneAndThreeAreNotTaken() {
        assertThatIllegalArgumentException().isThrownBy(() -> RenewalRequest.of("1", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalRequest.of("1", List.of(first, second, request())));
    }

    @Test
    void whateverElseIsRefused() {
        var sound = RenewalRequest.of("1", List.of(first)).encoded();
        var longer = Arrays.copyOf(sound, sound.length + 1);
        var other = sound.clone();
        // The name of the registration information.
        other[HexFormat.of().formatHex(sound).indexOf("61677265") / 2] = 'b';
        Stream.of(new byte[0], new byte[] {0x30, 0}, first.encoded(), longer, other, new byte[40_000])
                .forEach(octets -> assertThatThrownBy(() -> RenewalRequest.parse(octets))
                        .isInstanceOf(MalformedCertificationRequestException.class));
        for (int length = 0; length < sound.length; length += 7) {
            var cut = Arrays.copyOf(sound, length);
            assertThatThrownBy(() -> RenewalRequest.parse(cut))
                    .isInstanceOf(MalformedCertificationRequestException.class);
        }
    }

    private static CertificationRequest request() {
        try {
            var algorithm = KeyAlgorithm.ECDSA_P256;
            return new CertificationRequestBuilder(new X500Name("CN=whoever"))
                    .storage(KeyStorage.PKCS12_FILE)
                    .build(ENGINE.generateKeyPair(algorithm), algorithm.defaultSignature(), ENGINE);
        } catch (CertificationRequestException e) {
            throw new AssertionError(e);
        }
    }
}
