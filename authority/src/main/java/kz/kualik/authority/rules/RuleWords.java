package kz.kualik.authority.rules;

import java.util.Set;

/**
 * The words that a rule may hold, told by the room that acts on them: the authority does not start with a book of rules that
 * holds others.
 *
 * @param rule the name of the rule in the book
 * @param words what may stand in its list, or name one of its lists
 * @param listed what may stand in its lists, if it has several
 */
public record RuleWords(String rule, Set<String> words, Set<String> listed) {

    public RuleWords {
        words = Set.copyOf(words);
        listed = Set.copyOf(listed);
    }

    /** For a rule with one list. */
    public static RuleWords of(String rule, Set<String> words) {
        return new RuleWords(rule, words, Set.of());
    }
}
