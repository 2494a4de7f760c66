package kz.kualik.authority.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class ApplicationNumberTest {

    private static final String GOOD =
            ApplicationNumber.random(new SecureRandom()).digits();

    @Test
    void theCheckDigitIsThatOfIso7064Mod11And10() {
        // Computed by another program, which gives 5 for the standard's example 0794.
        assertThat(new ApplicationNumber("1234567890123459").digits()).hasSize(16);
    }

    @Test
    void everyMistypedDigitIsNoticed() {
        for (int position = 0; position < GOOD.length(); position++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                if (digit != GOOD.charAt(position)) {
                    var mistyped = GOOD.substring(0, position) + digit + GOOD.substring(position + 1);
                    assertThatThrownBy(() -> new ApplicationNumber(mistyped))
                            .isInstanceOf(InvalidApplicationNumberException.class);
                }
            }
        }
    }

    @Test
    void blanksAndHyphensDoNotMatter() {
        var typed = GOOD.substring(0, 4) + "-" + GOOD.substring(4, 8) + " " + GOOD.substring(8);
        assertThat(new ApplicationNumber(typed).digits()).isEqualTo(GOOD);
    }

    @Test
    void tooFewAndTooManyDigitsAndLettersAreRefused() {
        for (var text : new String[] {"", GOOD.substring(1), GOOD + "0", "x" + GOOD.substring(1)}) {
            assertThatThrownBy(() -> new ApplicationNumber(text)).isInstanceOf(InvalidApplicationNumberException.class);
        }
    }

    @Test
    void aThousandNumbersAreAllDifferent() {
        var random = new SecureRandom();
        var seen = new HashSet<ApplicationNumber>();
        for (int i = 0; i < 1_000; i++) {
            assertThat(seen.add(ApplicationNumber.random(random))).isTrue();
        }
    }
}
