package kz.kualik.authority.problem;

import java.util.List;

/**
 * A word or a half-sentence of the house inside a problem's sentence, told in the reader's language: the name of a state, of
 * a document, the reason why a field is refused. The texts stand in the message files under {@code word.<key>}.
 *
 * @param key what names it, for example {@code state.APPROVED}
 * @param arguments what it mentions, in order; may be words again
 */
public record Word(String key, List<?> arguments) {

    public Word {
        arguments = List.copyOf(arguments);
    }

    public static Word of(String key, Object... arguments) {
        return new Word(key, List.of(arguments));
    }

    /** The word for a constant: the family and the constant's name. */
    public static Word of(String family, Enum<?> constant) {
        return new Word(family + "." + constant.name(), List.of());
    }
}
