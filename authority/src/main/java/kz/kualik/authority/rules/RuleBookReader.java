package kz.kualik.authority.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.kualik.pki.profile.ValidityRule;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads a book of rules: YAML with {@code format: 1} and a list of {@code rules}, each with its name, {@code effectiveFrom},
 * perhaps {@code effectiveTo} (the last day), the {@code act} and perhaps {@code article} it comes from, and what it says.
 * Whatever the reader does not understand is refused, with the entry and the field.
 */
final class RuleBookReader {

    private static final int FORMAT = 1;

    private final YAMLMapper yaml = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, RuleWords> vocabulary;

    /** @param vocabulary the words of the rooms that act on the rules; rules that no room speaks for may hold any */
    RuleBookReader(List<RuleWords> vocabulary) {
        this.vocabulary = vocabulary.stream().collect(Collectors.toUnmodifiableMap(RuleWords::rule, words -> words));
    }

    /** @throws InvalidRuleBookException if this is no usable book of rules */
    LegalRules read(InputStream in) {
        try {
            return book(yaml.readTree(text(in)));
        } catch (JacksonException e) {
            throw new InvalidRuleBookException("the book of rules is no YAML: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Decoded here, and without characters beyond U+FFFF, because the YAML library fails over the two halves of one of those
     * where its buffer ends between them.
     */
    private static String text(InputStream in) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
            if (text.chars().anyMatch(letter -> Character.isSurrogate((char) letter))) {
                throw new InvalidRuleBookException("the book of rules holds a character beyond U+FFFF");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new InvalidRuleBookException("the book of rules is no UTF-8", e);
        } catch (IOException e) {
            throw new InvalidRuleBookException("the book of rules cannot be read: " + e.getMessage(), e);
        }
    }

    private LegalRules book(JsonNode root) {
        if (root.path("format").asInt(0) != FORMAT || !root.path("rules").isArray() || root.size() != 2) {
            throw new InvalidRuleBookException("a book of rules has format: " + FORMAT + " and a list of rules");
        }
        var entries = new EnumMap<RuleName, List<RuleEntry>>(RuleName.class);
        int position = 0;
        for (var fields : root.path("rules")) {
            position++;
            var entry = new RuleEntry(position, fields);
            entries.computeIfAbsent(name(entry, position), name -> new ArrayList<>())
                    .add(entry);
        }
        return new RuleBook(
                timeline(entries, RuleName.MINIMUM_AGE, entry -> new MinimumAge(entry.positive("years"))),
                timeline(entries, RuleName.VISIT_PERIOD, entry -> entry.positive("calendarDays")),
                timeline(entries, RuleName.CORRECTION_PERIOD, entry -> entry.positive("calendarDays")),
                timeline(
                        entries,
                        RuleName.CERTIFICATE_VALIDITY,
                        entry -> new ValidityRule(entry.period("file"), entry.period("token"))),
                timeline(
                        entries,
                        RuleName.REFUSAL_GROUNDS,
                        entry -> entry.words("grounds", words(RuleName.REFUSAL_GROUNDS))),
                timeline(
                        entries,
                        RuleName.RENEWAL_WITH_VALID_KEY,
                        entry -> entry.wordsOrNone("subjectTypes", words(RuleName.RENEWAL_WITH_VALID_KEY))),
                timeline(
                        entries,
                        RuleName.REVOCATION_GROUNDS,
                        entry -> entry.wordLists("grounds", words(RuleName.REVOCATION_GROUNDS))),
                timeline(entries, RuleName.REVOCATION_BOUND, entry -> entry.duration("within")),
                timeline(entries, RuleName.RETENTION, entry -> entry.period("revokedCertificates")),
                timeline(entries, RuleName.USER_AGREEMENT, entry -> entry.text("version")));
    }

    private Optional<RuleWords> words(RuleName rule) {
        return Optional.ofNullable(vocabulary.get(rule.label()));
    }

    private static RuleName name(RuleEntry entry, int position) {
        var label = entry.text("rule");
        return Stream.of(RuleName.values())
                .filter(name -> name.label().equals(label))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidRuleBookException("rule " + position + ": there is no rule called " + label));
    }

    private static <T> Timeline<T> timeline(
            Map<RuleName, List<RuleEntry>> entries, RuleName name, Function<RuleEntry, T> value) {
        return new Timeline<>(
                name,
                entries.getOrDefault(name, List.of()).stream()
                        .map(entry -> dated(entry, value))
                        .toList());
    }

    private static <T> DatedRule<T> dated(RuleEntry entry, Function<RuleEntry, T> value) {
        var rule = new DatedRule<>(
                value.apply(entry),
                entry.date("effectiveFrom"),
                entry.optionalText("effectiveTo").map(text -> entry.date("effectiveTo")),
                new LegalSource(entry.text("act"), entry.optionalText("article")));
        entry.requireNothingElse();
        requireOrder(rule.effectiveFrom(), rule.effectiveTo());
        return rule;
    }

    private static void requireOrder(LocalDate from, Optional<LocalDate> to) {
        if (to.filter(last -> last.isBefore(from)).isPresent()) {
            throw new InvalidRuleBookException("a rule that is in force from " + from + " cannot end on " + to.get());
        }
    }
}
