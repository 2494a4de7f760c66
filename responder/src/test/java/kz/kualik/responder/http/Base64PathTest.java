package kz.kualik.responder.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64PathTest {

    /** Every letter plain or escaped, the escapes in either case, with and without padding and slashes in front. */
    @Test
    void everyLegalEncodingOfAQuestionIsTheQuestion() {
        var random = new Random(6960);
        for (int i = 0; i < 2_000; i++) {
            var question = new byte[3 + random.nextInt(200)];
            random.nextBytes(question);
            question[0] = 0x30;
            var base64 = random.nextBoolean()
                    ? Base64.getEncoder().encodeToString(question)
                    : Base64.getEncoder().withoutPadding().encodeToString(question);
            var path = new StringBuilder("/".repeat(random.nextInt(3)));
            int escapes = random.nextInt(3);
            for (int at = 0; at < base64.length(); at++) {
                char letter = base64.charAt(at);
                boolean special = !Character.isLetterOrDigit(letter);
                boolean escaped = escapes == 2 ? random.nextBoolean() : special && escapes == 1;
                path.append(escaped ? escape(letter, random.nextBoolean()) : Character.toString(letter));
            }

            assertThat(Base64Path.decode(path.toString())).as("%s", path).contains(question);
        }
    }

    private static String escape(char letter, boolean lowerCase) {
        var escape = String.format(Locale.ROOT, "%%%02X", (int) letter);
        return lowerCase ? escape.toLowerCase(Locale.ROOT) : escape;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MEUwQzBBMD8w\nPTAJ",
                "MEUwQzBBMD8w%0APTAJ",
                "MEUw QzBB",
                "MEUw%20QzBB",
                "MEUw-QzBB",
                "MEUw_QzBB",
                "MEU%",
                "MEU%4",
                "MEU%zz",
                "MEU%+1",
                "MEU%٤١",
                "MEUwQ",
                "MEUwQ===",
                "ME=w",
                "MEUwқ",
                "MEUw%FFzBB"
            })
    void whatIsNoBase64IsNoQuestion(String path) {
        assertThat(Base64Path.decode(path)).isEmpty();
    }
}
