package kz.kualik.authority.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem documents where no controller stands: in filters, and for what the container itself refuses. */
public final class ProblemWriter {

    private final ProblemDocuments documents;
    private final LocaleResolver locales;
    private final JsonMapper json = JsonMapper.shared();

    ProblemWriter(ProblemDocuments documents, LocaleResolver locales) {
        this.documents = documents;
        this.locales = locales;
    }

    /** Answers with the problem. */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemException problem)
            throws IOException {
        problem.retryAfter()
                .ifPresent(wait ->
                        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds()))));
        var locale = locales.resolveLocale(request);
        write(response, documents.of(problem, locale), locale.getLanguage());
    }

    /** Answers with the problem that this HTTP status stands for. */
    public void write(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        var locale = locales.resolveLocale(request);
        write(response, documents.of(HttpStatusCode.valueOf(status), locale), locale.getLanguage());
    }

    private void write(HttpServletResponse response, ProblemDetail document, String language) throws IOException {
        var body = json.writeValueAsBytes(members(document));
        response.setStatus(document.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Map<String, Object> members(ProblemDetail document) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", String.valueOf(document.getType()));
        members.put("title", String.valueOf(document.getTitle()));
        members.put("status", document.getStatus());
        members.put("detail", String.valueOf(document.getDetail()));
        var further = document.getProperties();
        if (further != null) {
            members.putAll(further);
        }
        return members;
    }
}
