package kz.kualik.signer.module;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The language in which the person is asked: Kazakh, until a page says otherwise. One for the whole program. */
public final class Language {

    private static final Locale KAZAKH = Locale.of("kk");

    private final AtomicReference<Locale> current = new AtomicReference<>(KAZAKH);

    /** The language that was set last. */
    public Locale current() {
        return Objects.requireNonNull(current.get());
    }

    void set(Locale language) {
        current.set(language);
    }

    /** The language that this word means in messages. */
    static Optional<Locale> named(String word) {
        return switch (word) {
            case "kk", "kz" -> Optional.of(KAZAKH);
            case "ru" -> Optional.of(Locale.of("ru"));
            case "en" -> Optional.of(Locale.ENGLISH);
            default -> Optional.empty();
        };
    }

    /** Kazakh. */
    static Locale usual() {
        return KAZAKH;
    }
}
