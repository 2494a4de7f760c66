package kz.kualik.authority.problem;

import java.time.Duration;
import java.util.List;

/**
 * A part of the house that every act needs stands still, so nothing was done; it goes on by itself when its cause is gone.
 * Unlike a {@link ProblemException} it may arise at the end of any transaction, long after the caller's own checks. A leaf
 * class fixes code and message; the words for people stand in the message files under {@code <code>.title} and {@code
 * <code>.detail}.
 */
public abstract class StandstillException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<?> arguments;
    private final Duration retryAfter;

    /**
     * @param code the stable, hyphenated name that ends the problem's type URI
     * @param arguments what the localised detail mentions, in order; never personal data
     * @param retryAfter when it is worth trying again
     * @param message for the log, in English
     */
    protected StandstillException(String code, List<?> arguments, Duration retryAfter, String message) {
        super(message);
        this.code = code;
        this.arguments = List.copyOf(arguments);
        this.retryAfter = retryAfter;
    }

    public final String code() {
        return code;
    }

    final Object[] arguments() {
        return arguments.toArray();
    }

    /** After what time the same request may succeed (RFC 9110, section 10.2.3). */
    public final Duration retryAfter() {
        return retryAfter;
    }
}
