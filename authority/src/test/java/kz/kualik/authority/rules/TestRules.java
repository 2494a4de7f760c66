package kz.kualik.authority.rules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** Books of rules for tests, made from the house's own. */
public final class TestRules {

    private TestRules() {}

    /** The text of the house's book. */
    public static String ownBook() {
        try (var in = TestRules.class.getResourceAsStream("/rules/legal-rules.yaml")) {
            if (in == null) {
                throw new AssertionError("the book is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static LegalRules read(String book) {
        return read(book, List.of());
    }

    /** The same, held against the words of the rooms. */
    public static LegalRules read(String book, List<RuleWords> vocabulary) {
        return new RuleBookReader(vocabulary).read(new ByteArrayInputStream(book.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The house's rules, of which one changes on a day.
     *
     * @param rule the name in the book
     * @param field what the rule says, as in the book, for example {@code years: 16}
     * @param changed what it says from the day on
     */
    public static LegalRules changingOn(LocalDate day, String rule, String field, String changed) {
        var book = ownBook();
        var start = book.indexOf("- rule: " + rule);
        var end = book.indexOf(field, start) + field.length();
        var entry = book.substring(start, end);
        var old = entry.replace("act:", "effectiveTo: \"" + day.minusDays(1) + "\"\n    act:");
        var fresh = entry.replace("2016-01-01", day.toString()).replace(field, changed);
        return read(book.substring(0, start) + old + "\n\n  " + fresh + book.substring(end));
    }
}
