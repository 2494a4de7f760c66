package kz.kualik.signer.text;

import java.util.Locale;

/** A problem that a person is told about in their language. Its message is the English text, for logs. */
public abstract class ExplainedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient Object[] arguments;

    /**
     * @param key of its sentence in the message files
     * @param arguments for the places of the sentence
     */
    protected ExplainedException(String key, Object... arguments) {
        super(Texts.of(Locale.ENGLISH, key, arguments));
        this.key = key;
        this.arguments = arguments.clone();
    }

    /** The same with a cause. */
    protected ExplainedException(Throwable cause, String key, Object... arguments) {
        super(Texts.of(Locale.ENGLISH, key, arguments), cause);
        this.key = key;
        this.arguments = arguments.clone();
    }

    /** What a person is told. */
    public final String in(Locale language) {
        return Texts.of(language, key, arguments);
    }
}
