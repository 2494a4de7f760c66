package kz.kualik.authority.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import kz.kualik.authority.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes a request with an {@code Idempotency-Key} harmless to repeat. The key is claimed, the act done and its answer kept
 * in one transaction, and only after its commit the answer leaves: whoever has lost the answer gets the same one again, and
 * after a crash either act and answer are there or neither is. Refusals change nothing and are not kept, so a repeat of a
 * refused request is judged anew.
 */
@Component
class RepeatedRequests {

    /** The act itself, which writes its answer into the given response. */
    @FunctionalInterface
    interface Act {
        void answer(HttpServletRequest request, HttpServletResponse response) throws Exception;
    }

    /** What an applicant shows beside the body; another one is another request. */
    private static final String DOCUMENT_NUMBER = "Kualik-Document-Number";

    private final KeptAnswers answers;

    RepeatedRequests(KeptAnswers answers) {
        this.answers = answers;
    }

    /**
     * Answers once, or once more.
     *
     * @return what to send after the commit
     */
    @Transactional
    public KeptAnswer once(IdempotencyKey key, RepeatableRequest request, HttpServletResponse response, Act act)
            throws Exception {
        var caller = ClientCertificate.callerOf(request);
        var digest = digest(request, request.body());
        if (!answers.claim(caller, key)) {
            throw new RequestUnderWayException();
        }
        var kept = answers.find(caller, key);
        if (kept.isPresent()) {
            return requireSame(kept.get(), digest);
        }
        var cached = new ContentCachingResponseWrapper(response);
        act.answer(request, cached);
        var answer = new KeptAnswer(
                digest,
                cached.getStatus(),
                Optional.ofNullable(cached.getContentType()),
                Optional.ofNullable(cached.getHeader(HttpHeaders.LOCATION)),
                new String(cached.getContentAsByteArray(), StandardCharsets.UTF_8));
        answers.keep(caller, key, answer);
        return answer;
    }

    /** Writes the answer; nothing of it has left before. */
    void send(KeptAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.contentType().ifPresent(response::setContentType);
        answer.location().ifPresent(location -> response.setHeader(HttpHeaders.LOCATION, location));
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static KeptAnswer requireSame(KeptAnswer kept, String digest) throws ProblemException {
        if (!kept.answers(digest)) {
            throw new IdempotencyKeyReusedException();
        }
        return kept;
    }

    private static String digest(HttpServletRequest request, byte[] body) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            var target = request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + "\n"
                    + String.join(",", Collections.list(request.getHeaders(DOCUMENT_NUMBER))) + "\n";
            sha256.update(target.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
