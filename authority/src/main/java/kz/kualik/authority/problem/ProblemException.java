package kz.kualik.authority.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The root of all failures that a caller of the API may hear about. A leaf class is named for its situation and fixes kind,
 * code and message; the words for people stand in the message files under {@code <code>.title} and {@code <code>.detail}.
 */
public abstract class ProblemException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final String code;
    private final transient List<?> arguments;

    /**
     * @param kind what sort of failure
     * @param code the stable, hyphenated name that ends the problem's type URI
     * @param arguments what the localised detail mentions, in order: values, {@link Word}s, or lists of
     *     them; never personal data
     * @param message for the log, in English; never personal data
     */
    protected ProblemException(ProblemKind kind, String code, List<?> arguments, String message) {
        super(message);
        this.kind = kind;
        this.code = code;
        this.arguments = List.copyOf(arguments);
    }

    public final ProblemKind kind() {
        return kind;
    }

    public final String code() {
        return code;
    }

    final Object[] arguments() {
        return arguments.toArray();
    }

    /** After what time the same request may succeed, if that can be told (RFC 9110, section 10.2.3). */
    public Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /** Further members of the problem document (RFC 9457, section 3.2), for programs. */
    public Map<String, Object> members() {
        return Map.of();
    }
}
