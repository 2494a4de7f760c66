package kz.kualik.authority;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The legal rules.
 *
 * @param book {@code kualik.rules.book}: a book of rules in place of the one that comes with the house; YAML, see the
 *     operator's guide
 */
@ConfigurationProperties("kualik.rules")
public record RulesProperties(@Nullable Path book) {

    /** The book, if another one than the house's is named. */
    public Optional<Path> bookFile() {
        return Optional.ofNullable(book);
    }
}
