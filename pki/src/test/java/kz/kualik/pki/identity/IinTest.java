package kz.kualik.pki.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IinTest {

    @Test
    void anIssuedNumberIsTaken() throws InvalidIinException {
        assertThat(Iin.parse("791028302728").digits()).isEqualTo("791028302728");
    }

    @ParameterizedTest
    @CsvSource({
        "79102830272, 0",
        "7910283027281, 0",
        "'', 0",
        "7910283o2728, 8",
        "' 91028302728', 1",
        "791028302729, 12",
        "791038302728, 12",
        "７91028302728, 1"
    })
    void theWrongDigitIsNamed(String number, int position) {
        assertThatExceptionOfType(InvalidIinException.class)
                .isThrownBy(() -> Iin.parse(number))
                .satisfies(e -> assertThat(e.position()).isEqualTo(position));
    }

    @Test
    void theRightCheckDigitIsTold() {
        assertThatExceptionOfType(InvalidIinException.class)
                .isThrownBy(() -> Iin.parse("791028302720"))
                .withMessageContaining("digit 12")
                .withMessageContaining("is 8");
    }

    @Test
    void aChangedDigitIsNoticedUnlessItIsTheEleventhWhoseWeightIsZero() {
        var right = "791028302728";
        for (int position = 0; position < right.length(); position++) {
            var wrong = new StringBuilder(right);
            if (position == 10) {
                continue;
            }
            wrong.setCharAt(position, right.charAt(position) == '9' ? '0' : (char) (right.charAt(position) + 1));
            assertThatExceptionOfType(InvalidIinException.class).isThrownBy(() -> Iin.parse(wrong.toString()));
        }
    }

    @Test
    void aBinIsNotTakenForAnIin() {
        assertThatExceptionOfType(InvalidIinException.class)
                .isThrownBy(() -> Iin.parse("980440001946"))
                .satisfies(e -> assertThat(e.position()).isEqualTo(5))
                .withMessageContaining("BIN");
    }

    @Test
    void birthDateAndSexAreSuggestedByTheDigits() throws InvalidIinException {
        var iin = Iin.parse("791028302728");

        assertThat(iin.plausibleBirthDate()).contains(LocalDate.of(1979, 10, 28));
        assertThat(iin.plausibleSex()).contains(Sex.MALE);
    }

    @Test
    void anIinNeedNotTellABirthDate() throws InvalidIinException {
        assertThat(Iin.parse("790231302729").plausibleBirthDate()).isEmpty();
    }

    @Test
    void aSandboxNumberIsRefusedByStrictRules() {
        var number =
                SandboxIdentifiers.iin(LocalDate.of(1990, 5, 17), Sex.FEMALE, 3).digits();

        assertThatExceptionOfType(InvalidIinException.class)
                .isThrownBy(() -> Iin.parse(number))
                .withMessageContaining("never issued");
    }

    @Test
    void aRealNumberIsNoSandboxNumber() throws InvalidIinException {
        assertThat(Iin.parse("791028302728", IdentifierRules.SANDBOX).isSandbox())
                .isFalse();
    }

    @Test
    void theTextFormHidesTheNumber() throws InvalidIinException {
        assertThat(Iin.parse("791028302728")).asString().doesNotContain("302728");
    }
}
