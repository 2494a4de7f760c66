package kz.kualik.signer.text;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** Sentences for people in their language; Kazakh is the usual one. */
public final class Texts {

    private static final String BUNDLE = "kz.kualik.signer.text.texts";
    private static final String HELP = "kz.kualik.signer.text.help";
    private static final Locale KAZAKH = Locale.of("kk");
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Texts() {}

    /**
     * A part of a sentence that has a key of its own.
     *
     * @param key of the part
     */
    public record Phrase(String key) {}

    /** Kazakh. */
    public static Locale usual() {
        return KAZAKH;
    }

    /** The language of a user's terminal (locale(7)): Russian or English if the environment says so, Kazakh otherwise. */
    public static Locale ofEnvironment(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .flatMap(value -> Stream.of(Locale.of("ru"), Locale.ENGLISH)
                        .filter(language -> value.startsWith(language.getLanguage()))
                        .findFirst())
                .orElse(KAZAKH);
    }

    /**
     * A sentence.
     *
     * @param key its name in the message files; a text that is no key there stands for itself
     * @param arguments for its places; a {@link Phrase} and an {@link ExplainedException} are put into the same language
     */
    public static String of(Locale language, String key, Object... arguments) {
        return pattern(language, key)
                .map(pattern -> new MessageFormat(pattern, Locale.ROOT)
                        .format(Arrays.stream(arguments)
                                .map(argument -> word(language, argument))
                                .toArray()))
                .orElse(key);
    }

    /** The help of commands, under picocli's names; nothing for English, which stands in the commands themselves. */
    public static Optional<ResourceBundle> help(Locale language) {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage())
                ? Optional.empty()
                : Optional.of(ResourceBundle.getBundle(HELP, language, NO_FALLBACK));
    }

    private static String word(Locale language, Object argument) {
        return switch (argument) {
            case Phrase(var key) -> of(language, key);
            case ExplainedException problem -> problem.in(language);
            default -> String.valueOf(argument);
        };
    }

    private static Optional<String> pattern(Locale language, String key) {
        var bundle = ResourceBundle.getBundle(BUNDLE, language, NO_FALLBACK);
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }
}
