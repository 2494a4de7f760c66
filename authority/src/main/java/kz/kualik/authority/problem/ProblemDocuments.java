package kz.kualik.authority.problem;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Writes problem documents (RFC 9457) in the reader's language. */
public final class ProblemDocuments {

    /** A problem's type is this followed by its code; it never changes, so programs may compare it. */
    public static final String TYPE_PREFIX = "urn:kualik:problem:";

    private final MessageSource messages;

    ProblemDocuments(MessageSource messages) {
        this.messages = messages;
    }

    /** The document for one of our own failures. */
    public ProblemDetail of(ProblemException problem, Locale locale) {
        var document = of(problem.kind().status(), problem.code(), problem.arguments(), locale);
        problem.members().forEach(document::setProperty);
        return document;
    }

    /** The document for a failure that only its HTTP status is known of. */
    ProblemDetail of(HttpStatusCode status, Locale locale) {
        return of(status, codeOf(status), new Object[0], locale);
    }

    private static String codeOf(HttpStatusCode status) {
        return switch (status.value()) {
            case 403 -> "right-not-declared";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "request-too-large";
            case 414 -> "uri-too-long";
            case 415 -> "unsupported-media-type";
            case 503 -> "database-unavailable";
            default -> status.is4xxClientError() ? "malformed-request" : "internal-error";
        };
    }

    /** The document for a failure of the transport, which has a status of its own. */
    ProblemDetail of(HttpStatusCode status, String code, Object[] arguments, Locale locale) {
        var document = ProblemDetail.forStatus(status);
        document.setType(URI.create(TYPE_PREFIX + code));
        document.setTitle(messages.getMessage(code + ".title", null, locale));
        document.setDetail(messages.getMessage(code + ".detail", inLanguage(Stream.of(arguments), locale), locale));
        return document;
    }

    private Object[] inLanguage(Stream<?> arguments, Locale locale) {
        return arguments.map(argument -> inLanguage(argument, locale)).toArray();
    }

    private Object inLanguage(Object argument, Locale locale) {
        return switch (argument) {
            case Word word ->
                messages.getMessage("word." + word.key(), inLanguage(word.arguments().stream(), locale), locale);
            case List<?> several ->
                several.stream().map(one -> inLanguage(one, locale).toString()).collect(Collectors.joining(", "));
            default -> argument;
        };
    }
}
