package kz.kualik.signer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.kualik.signer.key.Unfitness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    private static final Pattern KEY = Pattern.compile(
            "\"((?:start|storage|pending|unsignable|key|consents|refused|say|info|nss)\\.[A-Za-z.-]+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{3,}");

    private static Properties texts(String suffix) throws IOException {
        var properties = new Properties();
        try (var stream = TextsTest.class.getResourceAsStream("texts" + suffix + ".properties")) {
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return properties;
    }

    private static Set<String> used() throws IOException {
        var used = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(used::add);
            }
        }
        Arrays.stream(Unfitness.values()).map(reason -> "unfit." + reason).forEach(used::add);
        return used;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_ru", "_en"})
    void everyTextThatIsUsedIsThereAndNoOther(String suffix) throws IOException {
        assertThat(texts(suffix).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(used());
        assertThat(texts(suffix).values())
                .noneMatch(text -> String.valueOf(text).isBlank());
    }

    @Test
    void allLanguagesHaveTheSamePlacesAndNoTextIsLeftInAnother() throws IOException {
        var kazakh = texts("");
        var russian = texts("_ru");
        var english = texts("_en");
        for (var key : kazakh.stringPropertyNames()) {
            var texts = List.of(kazakh.getProperty(key), russian.getProperty(key), english.getProperty(key));
            assertThat(texts.stream().map(TextsTest::places).distinct()).as(key).hasSize(1);
            if (LETTERS.matcher(english.getProperty(key).replace("--trust", "")).find()) {
                assertThat(texts).as(key).doesNotHaveDuplicates();
            }
        }
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aPartOfASentenceIsInTheSentencesLanguage() {
        var phrase = new Texts.Phrase("unfit.REVOKED");
        assertThat(Texts.of(Locale.of("ru"), "refused.unfit", phrase))
                .isEqualTo("подходящего ключа нет: сертификат отозван");
        assertThat(Texts.of(Locale.ENGLISH, "refused.unfit", phrase))
                .isEqualTo("no key fits: the certificate is revoked");
        assertThat(Texts.of(Locale.of("kk"), "refused.unfit", phrase)).startsWith("сай келетін кілт жоқ");
        assertThat(Texts.of(Locale.of("de"), "refused.unfit", phrase)).startsWith("сай келетін кілт жоқ");
    }

    @ParameterizedTest
    @CsvSource({"ru_RU.UTF-8, ru", "en_GB.UTF-8, en", "kk_KZ.UTF-8, kk", "C.UTF-8, kk", "'', kk"})
    void theTerminalsLanguageIsTaken(String value, String language) {
        assertThat(Texts.ofEnvironment(Map.of("LANG", value)).getLanguage()).isEqualTo(language);
        assertThat(Texts.ofEnvironment(Map.of("LANG", "ru_RU.UTF-8", "LC_ALL", value.isEmpty() ? "ru" : value))
                        .getLanguage())
                .isEqualTo(value.isEmpty() ? "ru" : language);
    }
}
