package kz.kualik.authority.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kz.kualik.authority.RulesProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rules of this authority: the book that the configuration names, or the one that comes with the house. */
@Configuration(proxyBeanMethods = false)
class RulesConfiguration {

    private static final String OWN_BOOK = "/rules/legal-rules.yaml";

    @Bean
    LegalRules legalRules(RulesProperties properties, List<RuleWords> vocabulary) {
        var reader = new RuleBookReader(vocabulary);
        var book = properties.bookFile();
        try (var in = book.isPresent()
                ? Files.newInputStream(book.get())
                : RulesConfiguration.class.getResourceAsStream(OWN_BOOK)) {
            if (in == null) {
                throw new InvalidRuleBookException("the resource " + OWN_BOOK + " is missing");
            }
            return reader.read(in);
        } catch (InvalidRuleBookException e) {
            throw new InvalidRuleBookException(book.map(Path::toString).orElse(OWN_BOOK) + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new InvalidRuleBookException("kualik.rules.book cannot be read: " + e.getMessage(), e);
        }
    }
}
