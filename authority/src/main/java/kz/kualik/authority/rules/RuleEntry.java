package kz.kualik.authority.rules;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** One entry of a book of rules, read field by field; a field that nobody asked for is an error at the end. */
final class RuleEntry {

    /** No law of ours is older, and days beyond have no successor to reckon with. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 9999;

    /** A hundred years: what is longer is a slip of the pen, and some day nobody could reckon with it. */
    private static final int MOST_DAYS = 36_525;

    private static final LocalDate SOME_DAY = LocalDate.of(2000, 1, 1);

    private final int position;
    private final JsonNode fields;
    private final Set<String> asked = new HashSet<>();

    RuleEntry(int position, JsonNode fields) {
        this.position = position;
        this.fields = fields;
    }

    String text(String field) {
        asked.add(field);
        var value = fields.path(field);
        if (!value.isString() || value.asString().isBlank()) {
            throw broken(field, "a text is expected");
        }
        return value.asString();
    }

    Optional<String> optionalText(String field) {
        asked.add(field);
        return fields.has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    int positive(String field) {
        asked.add(field);
        var value = fields.path(field);
        if (!value.isInt() || value.asInt() < 1 || value.asInt() > MOST_DAYS) {
            throw broken(field, "a whole number from 1 to " + MOST_DAYS + " is expected");
        }
        return value.asInt();
    }

    /** A list of words that are known. */
    Set<String> words(String field, Optional<RuleWords> known) {
        var words = wordsOrNone(field, known);
        if (words.isEmpty()) {
            throw broken(field, "a list of words is expected");
        }
        return words;
    }

    /** The same, or a list without any. */
    Set<String> wordsOrNone(String field, Optional<RuleWords> known) {
        asked.add(field);
        if (!fields.path(field).isArray()) {
            throw broken(field, "a list of words is expected");
        }
        var words = words(field, fields.path(field));
        words.forEach(word -> requireKnown(field, word, known.map(RuleWords::words)));
        return words;
    }

    /** Lists of words, each under a word. */
    Map<String, Set<String>> wordLists(String field, Optional<RuleWords> known) {
        asked.add(field);
        var lists = new LinkedHashMap<String, Set<String>>();
        for (var entry : fields.path(field).properties()) {
            requireKnown(field, entry.getKey(), known.map(RuleWords::words));
            var place = field + "." + entry.getKey();
            var words = words(place, entry.getValue());
            if (words.isEmpty()) {
                throw broken(place, "a list of words is expected");
            }
            words.forEach(word -> requireKnown(place, word, known.map(RuleWords::listed)));
            lists.put(entry.getKey(), words);
        }
        if (lists.isEmpty()) {
            throw broken(field, "words with lists of words are expected");
        }
        return Map.copyOf(lists);
    }

    private Set<String> words(String field, JsonNode list) {
        var words = new LinkedHashSet<String>();
        for (var word : list) {
            if (!word.isString() || !words.add(word.asString())) {
                throw broken(field, "a list of different words is expected");
            }
        }
        return Set.copyOf(words);
    }

    /** A word with a slip of the pen would open nothing and close what it was meant for, and nobody would be told. */
    private void requireKnown(String field, String word, Optional<Set<String>> known) {
        if (known.filter(words -> !words.contains(word)).isPresent()) {
            throw broken(
                    field, word + " is not known here; known are " + String.join(", ", new TreeSet<>(known.get())));
        }
    }

    LocalDate date(String field) {
        try {
            var day = LocalDate.parse(text(field));
            if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
                throw broken(field, "a day of the years " + FIRST_YEAR + " to " + LAST_YEAR + " is expected");
            }
            return day;
        } catch (DateTimeException e) {
            throw broken(field, "a day like 2026-01-31 is expected", e);
        }
    }

    Period period(String field) {
        try {
            var period = Period.parse(text(field));
            var end = SOME_DAY.plus(period);
            if (period.isNegative() || !end.isAfter(SOME_DAY) || end.isAfter(SOME_DAY.plusDays(MOST_DAYS))) {
                throw broken(field, "a period longer than nothing and no longer than a hundred years is expected");
            }
            return period;
        } catch (DateTimeException | ArithmeticException e) {
            throw broken(field, "a period like P1Y is expected", e);
        }
    }

    Duration duration(String field) {
        try {
            var duration = Duration.parse(text(field));
            if (!duration.isPositive() || duration.compareTo(Duration.ofDays(MOST_DAYS)) > 0) {
                throw broken(field, "a time longer than nothing and no longer than a hundred years is expected");
            }
            return duration;
        } catch (DateTimeException e) {
            throw broken(field, "a time like PT24H is expected", e);
        }
    }

    void requireNothingElse() {
        for (var name : fields.propertyNames()) {
            if (!asked.contains(name)) {
                throw broken(name, "this rule has no such field");
            }
        }
    }

    private InvalidRuleBookException broken(String field, String why) {
        return new InvalidRuleBookException(place(field) + why);
    }

    private InvalidRuleBookException broken(String field, String why, Throwable cause) {
        return new InvalidRuleBookException(place(field) + why, cause);
    }

    /** For example {@code rule 5 (refusal-grounds), grounds: }. */
    private String place(String field) {
        var name = fields.path("rule");
        return "rule " + position + (name.isString() ? " (" + name.asString() + ")" : "") + ", " + field + ": ";
    }
}
