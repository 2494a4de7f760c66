package kz.kualik.signer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import kz.kualik.signer.text.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HelpTest {

    private static final Pattern CYRILLIC = Pattern.compile("[\\p{IsCyrillic}]{3,}");

    /** Every description of a command and of an option, under its place. */
    private static Map<String, String> descriptions(Locale language) {
        var found = new HashMap<String, String>();
        collect(SignerCommand.commandLine(language), found);
        return found;
    }

    private static void collect(CommandLine command, Map<String, String> found) {
        var spec = command.getCommandSpec();
        if (spec.name().equals("verify")) {
            return;
        }
        found.put(spec.qualifiedName(), String.join(" ", spec.usageMessage().description()));
        for (var option : spec.options()) {
            found.put(spec.qualifiedName() + " " + option.longestName(), String.join(" ", option.description()));
        }
        command.getSubcommands().values().forEach(below -> collect(below, found));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kk", "ru"})
    void everyCommandAndOptionIsExplainedInThePersonsLanguage(String language) {
        var untranslated = new ArrayList<String>();
        descriptions(Locale.of(language)).forEach((place, text) -> {
            if (!CYRILLIC.matcher(text).find()) {
                untranslated.add(place + ": " + text);
            }
        });
        assertThat(untranslated).isEmpty();
    }

    @Test
    void englishStandsInTheCommands() {
        assertThat(descriptions(Locale.ENGLISH).values())
                .allSatisfy(text -> assertThat(CYRILLIC.matcher(text).find()).isFalse());
        assertThat(descriptions(Locale.ENGLISH)).hasSizeGreaterThan(40);
    }

    @Test
    void bothLanguagesHaveTheSameEntries() {
        var kazakh = Texts.help(Locale.of("kk")).orElseThrow().keySet();
        assertThat(Texts.help(Locale.of("ru")).orElseThrow().keySet()).isEqualTo(kazakh);
        assertThat(List.copyOf(kazakh)).hasSizeGreaterThan(40);
    }
}
