package kz.kualik.signature.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import kz.kualik.signature.UnreadableDocumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BerElementTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "3001",
                "30 81",
                "30 82 01",
                "30 85 0000000001 00",
                "30 84 ffffffff",
                "30 84 7fffffff",
                "1f 81 01 00",
                "04 80 00 00",
                "30 80",
                "30 80 04",
                "30 80 00",
                "30 03 04 02 00",
                "30 00 00"
            })
    void whatIsNoSingleElementIsRefused(String hex) {
        var bytes = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertThatThrownBy(() -> BerElement.readOnly(bytes).children()).isInstanceOf(UnreadableDocumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0403010203", "048103010203", "048400000003010203", "2407040101 04020203"})
    void octetsAreReadInEveryForm(String hex) throws UnreadableDocumentException {
        var element = BerElement.readOnly(HexFormat.of().parseHex(hex.replace(" ", "")));

        assertThat(element.octets(BerElement.OCTET_STRING, "test")).containsExactly(1, 2, 3);
    }

    @Test
    void octetsOfIndefiniteLengthAreReadInTheirOrder() throws Exception {
        var element =
                BerElement.readOnly(HexFormat.of().parseHex("2480040101" + "248004020203" + "0000" + "0400" + "0000"));

        try (var stream = element.segments("test").open()) {
            assertThat(stream.readAllBytes()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void aStrayEndOfContentsIsRefused() {
        var bytes = HexFormat.of().parseHex("30020000");

        assertThatThrownBy(() -> BerElement.readOnly(bytes).children()).isInstanceOf(UnreadableDocumentException.class);
    }

    @Test
    void deepNestingOfIndefiniteLengthsIsRefused() {
        var bytes = new byte[1 << 20];
        Arrays.fill(bytes, (byte) 0x80);
        for (var i = 0; i < bytes.length; i += 2) {
            bytes[i] = 0x30;
        }

        assertThatThrownBy(() -> BerElement.readOnly(bytes))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageContaining("deeper");
    }

    @Test
    void deepNestingOfDefiniteLengthsNeverReachesTheLibrary() throws UnreadableDocumentException {
        byte[] nested = {};
        for (var i = 0; i < 2000; i++) {
            nested = DerEncoding.element(BerElement.SEQUENCE, nested);
        }
        var element = BerElement.readOnly(nested);

        assertThatThrownBy(element::toPrimitive).isInstanceOf(UnreadableDocumentException.class);
    }

    @Test
    void manyElementsAreRefusedInsteadOfWalkedThrough() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0x30, (byte) 0x80});
        bytes.writeBytes(repeated(new byte[] {0x05, 0x00}, 4_000_001));
        bytes.writeBytes(new byte[] {0, 0});

        assertThatThrownBy(() -> BerElement.readOnly(bytes.toByteArray()))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageContaining("elements");
    }

    @Test
    void anOrdinaryNumberOfElementsIsNotRefused() {
        var content = repeated(new byte[] {0x05, 0x00}, 100_000);
        var bytes = DerEncoding.element(BerElement.SEQUENCE, content);

        assertThatCode(() -> BerElement.readOnly(bytes).children()).doesNotThrowAnyException();
    }

    private static byte[] repeated(byte[] unit, int times) {
        var bytes = new byte[unit.length * times];
        for (var i = 0; i < times; i++) {
            System.arraycopy(unit, 0, bytes, i * unit.length, unit.length);
        }
        return bytes;
    }
}
