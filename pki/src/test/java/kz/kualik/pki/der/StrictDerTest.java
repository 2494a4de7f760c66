package kz.kualik.pki.der;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictDerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3000",
                "0500",
                "0101ff",
                "010100",
                "020100",
                "02020080",
                "0201ff",
                "030100",
                "030206c0",
                "06022a03",
                "0c02d2b0",
                "13024b5a",
                "170d3236313132323130303030305a",
                "180f32303530303130313030303030305a",
                "181132303530303130313030303030302e355a",
                "3106020101020102",
                "a003020101",
                "80017f"
            })
    void derIsTaken(String hex) {
        assertThatCode(() -> requireDer(hex)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "30800000, an indefinite length",
        "308100, a tag or length longer than needed",
        "3082000102, not ASN.1",
        "010101, a BOOLEAN",
        "02020001, an INTEGER longer",
        "0202ff80, an INTEGER longer",
        "0200, an INTEGER longer",
        "030206c1, a BIT STRING",
        "030108, a BIT STRING",
        "0300, a BIT STRING",
        "050100, a NULL",
        "0600, OBJECT IDENTIFIER",
        "06032a8003, OBJECT IDENTIFIER",
        "06022a83, OBJECT IDENTIFIER",
        "0c02c0af, UTF8String",
        "0c02d2ff, UTF8String",
        "130140, PrintableString",
        "160180, IA5String",
        "170b323631313232313030305a, UTCTime",
        "170d3236313332323130303030305a, UTCTime",
        "170d3236303233303130303030305a, UTCTime",
        "180f32303530303130313030303030302b, GeneralizedTime",
        "181132303530303130313030303030302e305a, GeneralizedTime",
        "3106020102020101, out of order",
        "2403040100, a string in pieces",
        "1000, a primitive SEQUENCE",
        "1f0100, a tag or length longer than needed"
    })
    void whatIsNotDerIsRefusedWithTheReason(String hex, String reason) {
        assertThatExceptionOfType(Asn1Exception.class)
                .isThrownBy(() -> requireDer(hex))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "30", "3001", "300000", "05", "0000", "30020500ff", "1f", "1fffffffffff7f00", "3084ffffffff"
            })
    void whatIsNotOneWholeValueIsMalformed(String hex) {
        assertThatExceptionOfType(Asn1Exception.class).isThrownBy(() -> requireDer(hex));
    }

    @Test
    void aDeepNestIsRefused() {
        var nest = new byte[120];
        for (int i = 0; i < nest.length; i += 2) {
            nest[i] = 0x30;
            nest[i + 1] = (byte) (nest.length - i - 2);
        }

        assertThatExceptionOfType(Asn1LimitException.class).isThrownBy(() -> StrictDer.requireDer(nest, 1_000));
    }

    @Test
    void moreOctetsThanAllowedAreNotLookedAt() {
        assertThatExceptionOfType(Asn1LimitException.class).isThrownBy(() -> StrictDer.requireDer(new byte[11], 10));
    }

    private static void requireDer(String hex) throws Asn1Exception {
        StrictDer.requireDer(HexFormat.of().parseHex(hex), 1_000);
    }

    /** Found by fuzzing: the constructed bit had counted, so that the right order was refused and a wrong one accepted. */
    @Test
    void theElementsOfASetStandInTheOrderOfTheirTags() throws Exception {
        var time = "180f32303236303130313030303030305a";
        var rightOrder = HexFormat.of().parseHex("3113" + "3100" + time);
        var wrongOrder = HexFormat.of().parseHex("3113" + time + "3100");

        StrictDer.requireDer(rightOrder, 100);
        assertThatThrownBy(() -> StrictDer.requireDer(wrongOrder, 100)).isInstanceOf(NotDerException.class);
    }
}
