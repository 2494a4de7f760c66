package kz.kualik.pki.crl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import kz.kualik.crypto.UnsupportedSignatureAlgorithmException;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.fixture.RealFiles;
import kz.kualik.pki.fixture.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of the NUC's test authorities. */
class RealCrlTest {

    @ParameterizedTest
    @CsvSource({
        "nca_gost2022_test_2022-07.crl, nca_gost2022_test.cer, 6, 4, 2022-07-27T11:26:06Z, 2023-01-23T11:26:06Z",
        "nca_gost2022_test_2025-04.crl, nca_gost2022_test.cer, 54, 14, 2025-04-29T04:46:49Z, 2025-10-26T04:46:49Z",
        "nca_gost_test.crl, nca_gost_test.crt, 31, 7, 2022-03-29T04:30:07Z, 2022-09-25T04:30:07Z",
    })
    void isReadAndItsSignatureIsRight(
            String file, String issuer, int entries, int number, Instant thisUpdate, Instant nextUpdate)
            throws Exception {
        var list = CertificateRevocationList.parse(RealFiles.read("crl/" + file));
        var authority = RealFiles.certificate("ca-test/" + issuer);

        assertThat(list.entryCount()).isEqualTo(entries);
        assertThat(list.crlNumber()).contains(BigInteger.valueOf(number));
        assertThat(list.thisUpdate()).isEqualTo(thisUpdate);
        assertThat(list.nextUpdate()).contains(nextUpdate);
        assertThat(list.isDelta()).isFalse();
        assertThat(list.issuer()).isEqualTo(authority.subject());
        assertThat(list.isSignedBy(authority.publicKeyInfo(), TestAuthority.ENGINE))
                .isTrue();
    }

    @Test
    void findsARevokedCertificateWithItsTimeAndReason() throws Exception {
        var list = CertificateRevocationList.parse(RealFiles.read("crl/nca_gost_test.crl"));
        var serial = SerialNumber.ofHex("12e3e7b9966d09eb9cda64251457e815c2a8dded");

        assertThat(list.find(serial))
                .contains(new RevokedCertificate(
                        serial, Instant.parse("2022-01-18T04:47:37Z"), Optional.of(RevocationReason.SUPERSEDED)));
    }

    @Test
    void findsNothingForACertificateThatIsNotListed() throws Exception {
        var list = CertificateRevocationList.parse(RealFiles.read("crl/nca_gost_test.crl"));

        assertThat(list.find(new SerialNumber(BigInteger.TEN))).isEmpty();
    }

    @Test
    void findsEveryEntryThatItWalksOver() throws Exception {
        var list = CertificateRevocationList.parse(RealFiles.read("crl/nca_gost2022_test_2025-04.crl"));
        var entries = new ArrayList<RevokedCertificate>();
        list.forEachEntry(entries::add);

        assertThat(entries)
                .hasSize(54)
                .allSatisfy(entry -> assertThat(list.find(entry.serialNumber())).contains(entry));
    }

    @ParameterizedTest
    @CsvSource({"4,2618", "2619,2634", "2639,2766"})
    void aFlippedBitIsNeverAccepted(int first, int last) {
        var original = RealFiles.read("crl/nca_gost2022_test_2025-04.crl");
        var key = RealFiles.certificate("ca-test/nca_gost2022_test.cer").publicKeyInfo();
        for (int position = first; position <= last; position += 3) {
            var damaged = original.clone();
            damaged[position] ^= 1;
            boolean accepted;
            try {
                accepted = CertificateRevocationList.parse(damaged).isSignedBy(key, TestAuthority.ENGINE);
            } catch (MalformedCrlException | UnsupportedSignatureAlgorithmException e) {
                accepted = false;
            }
            assertThat(accepted).as("octet %d", position).isFalse();
        }
    }

    @Test
    void everyTruncationIsRefused() {
        var original = RealFiles.read("crl/nca_gost2022_test_2022-07.crl");
        for (int length = 0; length < original.length; length++) {
            var shorter = Arrays.copyOf(original, length);
            assertThatThrownBy(() -> CertificateRevocationList.parse(shorter))
                    .isInstanceOf(MalformedCrlException.class);
        }
    }
}
