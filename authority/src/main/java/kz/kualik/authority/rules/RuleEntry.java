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

    Set<String> words(String field) {
        asked.add(field);
        return words(field, fields.path(field));
    }

    /** Lists of words, each under a word. */
    Map<String, Set<String>> wordLists(String field) {
        asked.add(field);
        var lists = new LinkedHashMap<String, Set<String>>();
        for (var entry : fields.path(field).properties()) {
            lists.put(entry.getKey(), words(field + "." + entry.getKey(), entry.getValue()));
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
        if (words.isEmpty()) {
            throw broken(field, "a list of words is expected");
        }
        return Set.copyOf(words);
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
        return new InvalidRuleBookException("rule " + position + ", " + field + ": " + why);
    }

    private InvalidRuleBookException broken(String field, String why, Throwable cause) {
        return new InvalidRuleBookException("rule " + position + ", " + field + ": " + why, cause);
    }
}
