package kz.kualik.pki.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import kz.kualik.crypto.UnsupportedSignatureAlgorithmException;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.pki.fixture.RealFiles;
import kz.kualik.pki.fixture.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses that the NUC's test responder gave in 2022. */
class RealOcspResponseTest {

    @ParameterizedTest
    @CsvSource({
        "ocsp_response_ceo_2015_revoked.bin, nca_gost2022_test.cer, 3a90343e720594c55204b19cb9a402422ef0e622",
        "ocsp_response_ceo_sign_2004_revoked.bin, nca_gost_test.crt, 12e3e7b9966d09eb9cda64251457e815c2a8dded",
        "ocsp_response_individual_sign_2004.bin, nca_rsa_test.crt, 4279390a141f5353a62947b61ed65e81741467d1",
    })
    void isReadAndItsSignatureIsRight(String file, String issuer, String serial) throws Exception {
        var response = basic(file);

        var single = response.responses().getFirst();
        assertThat(single.certId().serialNumber()).isEqualTo(SerialNumber.ofHex(serial));
        assertThat(single.certId().isIssuedBy(RealFiles.certificate("ca-test/" + issuer)))
                .isTrue();
        assertThat(single.thisUpdate()).isEqualTo(response.producedAt());
        assertThat(single.nextUpdate()).isEmpty();
        assertThat(response.nonce().orElseThrow().length()).isEqualTo(8);
        var responder = response.certificates().getFirst();
        assertThat(response.responderId()).isEqualTo(new ResponderId.ByName(responder.subject()));
        assertThat(response.isSignedBy(responder.publicKeyInfo(), TestAuthority.ENGINE))
                .isTrue();
    }

    @Test
    void tellsWhenAndWhyTheCertificateWasRevoked() throws Exception {
        assertThat(basic("ocsp_response_ceo_2015_revoked.bin")
                        .responses()
                        .getFirst()
                        .status())
                .isEqualTo(new CertificateStatus.Revoked(
                        Instant.parse("2022-07-27T10:25:30Z"), Optional.of(RevocationReason.CERTIFICATE_HOLD)));
    }

    @Test
    void tellsThatTheCertificateIsGood() throws Exception {
        assertThat(basic("ocsp_response_individual_sign_2004.bin")
                        .responses()
                        .getFirst()
                        .status())
                .isEqualTo(new CertificateStatus.Good());
    }

    @Test
    void announcesTheExtendedRevokedDefinition() throws Exception {
        assertThat(basic("ocsp_response_ceo_2015_revoked.bin").hasExtendedRevokedDefinition())
                .isTrue();
    }

    /** The ranges are those of the signed part, the algorithm and the signature of this file. */
    @ParameterizedTest
    @CsvSource({"34,371", "374,385", "386,387", "392,519"})
    void aFlippedBitIsNeverAccepted(int first, int last) {
        var original = RealFiles.read("ocsp/ocsp_response_ceo_2015_revoked.bin");
        for (int position = first; position <= last; position++) {
            var damaged = original.clone();
            damaged[position] ^= 1;
            assertThat(isReadAndRight(damaged)).as("octet %d", position).isFalse();
        }
    }

    @Test
    void everyTruncationIsRefused() {
        var original = RealFiles.read("ocsp/ocsp_response_ceo_2015_revoked.bin");
        for (int length = 0; length < original.length; length++) {
            var shorter = Arrays.copyOf(original, length);
            assertThatThrownBy(() -> OcspResponse.parse(shorter)).isInstanceOf(MalformedOcspResponseException.class);
        }
    }

    private static boolean isReadAndRight(byte[] encoded) {
        try {
            var response = OcspResponse.parse(encoded).basicResponse();
            return response.isPresent()
                    && response.get()
                            .isSignedBy(response.get().certificates().getFirst().publicKeyInfo(), TestAuthority.ENGINE);
        } catch (MalformedOcspResponseException | UnsupportedSignatureAlgorithmException e) {
            return false;
        }
    }

    private static BasicOcspResponse basic(String file) throws MalformedOcspResponseException {
        return OcspResponse.parse(RealFiles.read("ocsp/" + file))
                .basicResponse()
                .orElseThrow();
    }
}
