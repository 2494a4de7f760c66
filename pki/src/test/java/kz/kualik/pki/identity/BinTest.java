package kz.kualik.pki.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The good numbers are those of entities in the public registry of object identifiers. */
class BinTest {

    @ParameterizedTest
    @ValueSource(strings = {"980440001946", "161140016747", "000740000728", "201040000013"})
    void anIssuedNumberIsTaken(String number) throws InvalidBinException {
        assertThat(Bin.parse(number).kind()).isEqualTo(EntityKind.RESIDENT);
    }

    @Test
    void anIinIsNotTakenForABin() {
        assertThatExceptionOfType(InvalidBinException.class)
                .isThrownBy(() -> Bin.parse("791028302728"))
                .satisfies(e -> assertThat(e.position()).isEqualTo(5))
                .withMessageContaining("IIN");
    }

    @Test
    void aWrongCheckDigitIsNamed() {
        assertThatExceptionOfType(InvalidBinException.class)
                .isThrownBy(() -> Bin.parse("980440001947"))
                .satisfies(e -> assertThat(e.position()).isEqualTo(12));
    }
}
