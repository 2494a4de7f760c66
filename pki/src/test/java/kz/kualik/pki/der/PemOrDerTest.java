package kz.kualik.pki.der;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemOrDerTest {

    private static final byte[] DER = {0x30, 0x03, 0x02, 0x01, 0x05};

    @Test
    void derStaysAsItIs() throws Asn1Exception {
        var object = PemOrDer.decode(DER, 100).getFirst();

        assertThat(object.form()).isEqualTo(EncodedObject.Form.DER);
        assertThat(object.octets()).isEqualTo(DER);
    }

    @Test
    void base64IsDecodedAlsoWithBlanksAndByteOrderMark() throws Asn1Exception {
        var text = "\uFEFF" + Base64.getEncoder().encodeToString(DER).substring(0, 4) + "\r\n "
                + Base64.getEncoder().encodeToString(DER).substring(4) + "\n";

        assertThat(PemOrDer.decodeSingle(text.getBytes(StandardCharsets.UTF_8), 100))
                .isEqualTo(DER);
    }

    @Test
    void everyPemBlockIsFoundAndTextAroundItSkipped() throws Asn1Exception {
        var text = "a word\n" + PemOrDer.toPem("CERTIFICATE", DER) + "another\n" + PemOrDer.toPem("X509 CRL", DER);

        assertThat(PemOrDer.decode(text.getBytes(StandardCharsets.UTF_8), 1_000))
                .extracting(object -> object.label().orElseThrow())
                .containsExactly("CERTIFICATE", "X509 CRL");
    }

    @Test
    void severalBlocksAreNotOneObject() {
        var text = PemOrDer.toPem("CERTIFICATE", DER).repeat(2);

        assertThatExceptionOfType(UnrecognizedEncodingException.class)
                .isThrownBy(() -> PemOrDer.decodeSingle(text.getBytes(StandardCharsets.UTF_8), 1_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "-----BEGIN CERTIFICATE-----\nMAMCAQU=\n",
                "-----BEGIN CERTIFICATE-----\nMAM*AQU=\n-----END CERTIFICATE-----",
                "-----BEGIN -----\n-----END -----",
                "-----BEGIN",
                "AAAA",
                "MAMCAQU\u0001",
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nMAMCAQU=\n-----END RSA PRIVATE KEY-----"
            })
    void anythingElseIsRefused(String text) {
        assertThatExceptionOfType(Asn1Exception.class)
                .isThrownBy(() -> PemOrDer.decode(text.getBytes(StandardCharsets.UTF_8), 1_000));
    }

    @Test
    void aLargeInputIsRefusedUnread() {
        assertThatExceptionOfType(Asn1LimitException.class).isThrownBy(() -> PemOrDer.decode(new byte[101], 100));
    }
}
