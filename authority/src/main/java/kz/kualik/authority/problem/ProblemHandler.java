package kz.kualik.authority.problem;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import kz.kualik.authority.postgres.DatabaseTrouble;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** The one place where failures become HTTP. */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    /** A database that was killed answers again within seconds. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private final ProblemDocuments documents;

    ProblemHandler(ProblemDocuments documents) {
        this.documents = documents;
    }

    @ExceptionHandler
    ResponseEntity<Object> onProblem(ProblemException problem) {
        LOG.info("refused: {} ({})", problem.code(), problem.getMessage());
        var headers = new HttpHeaders();
        problem.retryAfter()
                .ifPresent(wait -> headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds()))));
        return answer(documents.of(problem, LocaleContextHolder.getLocale()), headers);
    }

    /** The body was read before anything could understand it, and it is too long. */
    @ExceptionHandler
    ResponseEntity<Object> onTooLarge(RequestTooLargeException tooLarge) {
        return answer(document(HttpStatus.CONTENT_TOO_LARGE, "request-too-large", tooLarge.limit()), HttpHeaders.EMPTY);
    }

    /** The rest of the body may still come, drop by drop: nobody waits for it. */
    @ExceptionHandler
    ResponseEntity<Object> onTooSlow(RequestTooSlowException tooSlow) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.CONNECTION, "close");
        return answer(document(HttpStatus.REQUEST_TIMEOUT, "request-too-slow", tooSlow.seconds()), headers);
    }

    /** What nobody below has caught: a part that stands still, a database that is away, or a defect of ours. */
    @ExceptionHandler
    ResponseEntity<Object> onUnforeseen(Exception failure, WebRequest request) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StandstillException standstill) {
                LOG.warn("refused: {} ({})", standstill.code(), standstill.getMessage());
                return standsStill(standstill.code(), standstill.retryAfter(), standstill.arguments());
            }
        }
        var trouble = DatabaseTrouble.of(failure);
        if (trouble.isEmpty()) {
            LOG.error("a request ended with an unforeseen failure", failure);
            return answer(document(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error"), HttpHeaders.EMPTY);
        }
        // One line each: a log that grows with every request would be the next piece of bad luck.
        LOG.error(
                "the database cannot work, {}: {}",
                trouble.get(),
                NestedExceptionUtils.getMostSpecificCause(failure).toString());
        return trouble.get() == DatabaseTrouble.OUTCOME_UNKNOWN && changes(request)
                ? standsStill("outcome-unknown", SOON)
                : standsStill("database-unavailable", SOON);
    }

    private static boolean changes(WebRequest request) {
        return request instanceof ServletWebRequest web
                && !Set.of("GET", "HEAD", "OPTIONS").contains(String.valueOf(web.getHttpMethod()));
    }

    private ResponseEntity<Object> standsStill(String code, Duration retryAfter, Object... arguments) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        return answer(document(HttpStatus.SERVICE_UNAVAILABLE, code, arguments), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RequestTooLargeException tooLarge) {
                return answer(document(HttpStatus.CONTENT_TOO_LARGE, "request-too-large", tooLarge.limit()), headers);
            }
            if (cause instanceof RequestTooSlowException tooSlow) {
                return onTooSlow(tooSlow);
            }
            if (cause instanceof UnrecognizedPropertyException unknown) {
                return answer(document(status, "unknown-field", pathOf(unknown)), headers);
            }
            if (cause instanceof JacksonException jackson && !jackson.getPath().isEmpty()) {
                return answer(document(status, "malformed-field", pathOf(jackson)), headers);
            }
        }
        return answer(document(status, "malformed-request"), headers);
    }

    /** A parameter of the address holds what it cannot hold. */
    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return failure instanceof MethodArgumentTypeMismatchException parameter
                ? answer(document(status, "malformed-field", parameter.getName()), headers)
                : answer(document(status, "malformed-request"), headers);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError()) {
            LOG.error("a request ended with an unforeseen failure", failure);
        }
        return answer(documents.of(status, LocaleContextHolder.getLocale()), headers);
    }

    /** The query of the address cannot be decoded; the server finds out when somebody asks for a parameter. */
    @ExceptionHandler
    ResponseEntity<Object> onMalformedAddress(InvalidParameterException failure) {
        return answer(document(HttpStatus.BAD_REQUEST, "malformed-request"), HttpHeaders.EMPTY);
    }

    private ProblemDetail document(HttpStatusCode status, String code, Object... arguments) {
        return documents.of(status, code, arguments, LocaleContextHolder.getLocale());
    }

    private static ResponseEntity<Object> answer(ProblemDetail document, HttpHeaders headers) {
        return ResponseEntity.status(document.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(
                        HttpHeaders.CONTENT_LANGUAGE,
                        LocaleContextHolder.getLocale().getLanguage())
                .body(document);
    }

    /** Names fields only, never what stood in them. */
    private static String pathOf(JacksonException failure) {
        return failure.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
    }
}
