package kz.kualik.crypto.pkcs12;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.pkcs12.KeyFilePasswordRule.Shortcoming;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFilePasswordRuleTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Qwerty12, ''",
                "Aa1234, ''",
                "Aa123, TOO_SHORT",
                "aaaaaa1, NO_CAPITAL_LETTER",
                "AAAAAA1, NO_SMALL_LETTER",
                "Aaaaaaa, NO_DIGIT",
                "Құпиясөз1, NO_SMALL_LETTER NO_CAPITAL_LETTER",
                "'', TOO_SHORT NO_SMALL_LETTER NO_CAPITAL_LETTER NO_DIGIT",
                "Aa1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, TOO_LONG",
            })
    void everyShortcomingIsNamed(String characters, String names) {
        List<Shortcoming> expected = names.isEmpty()
                ? List.of()
                : Arrays.stream(names.split(" ", -1)).map(Shortcoming::valueOf).toList();

        assertThat(KeyFilePasswordRule.shortcomings(Password.of(characters.toCharArray())))
                .isEqualTo(expected);
    }
}
