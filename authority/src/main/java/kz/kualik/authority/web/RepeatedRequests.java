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
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes a request with an {@code Idempotency-Key} harmless to repeat. The key is claimed in a short transaction; then the act
 * is done as without a key, but what it writes stays uncommitted until its answer stands beside it; and only after that commit
 * the answer leaves. Whoever has lost the answer gets the same one again, and after a crash either act and answer are there or
 * neither is. Refusals change nothing and are not kept, so a repeat of a refused request is judged anew.
 */
final class RepeatedRequests {

    /** The act itself, which writes its answer into the given response. */
    @FunctionalInterface
    interface Act {
        void answer(HttpServletRequest request, HttpServletResponse response) throws Exception;
    }

    private static final Logger LOG = LoggerFactory.getLogger(RepeatedRequests.class);

    /** What an applicant shows beside the body; another one is another request. */
    private static final String DOCUMENT_NUMBER = "Kualik-Document-Number";

    private final RequestClaims claims;
    private final KeptAnswers answers;
    private final TransactionOperations transactions;
    private final ActTransactions acts;

    RepeatedRequests(
            RequestClaims claims, KeptAnswers answers, TransactionOperations transactions, ActTransactions acts) {
        this.claims = claims;
        this.answers = answers;
        this.transactions = transactions;
        this.acts = acts;
    }

    /** Either the answer stands already, or whoever holds the token does the act now. */
    private sealed interface Turn {
        record Answered(KeptAnswer answer) implements Turn {}

        record Ours(UUID token) implements Turn {}

        record Others(String request) implements Turn {}
    }

    /**
     * Answers once, or once more.
     *
     * @return what to send
     * @throws RequestUnderWayException if the same request is being worked on
     * @throws IdempotencyKeyReusedException if the key came with another request
     */
    KeptAnswer once(IdempotencyKey key, RepeatableRequest request, HttpServletResponse response, Act act)
            throws Exception {
        var caller = ClientCertificate.callerOf(request);
        var digest = digest(request, request.body());
        return switch (transactions.execute(transaction -> turn(caller, key, digest))) {
            case Turn.Answered(var kept) -> {
                requireSame(kept.request(), digest);
                yield kept;
            }
            case Turn.Others(var other) -> {
                requireSame(other, digest);
                throw new RequestUnderWayException();
            }
            case Turn.Ours(var token) -> {
                try {
                    yield act(caller, key, token, digest, request, response, act);
                } catch (Throwable e) {
                    // An error of the virtual machine undoes the act as well, so its key must not stay taken.
                    giveBack(caller, key, token);
                    throw e;
                }
            }
        };
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

    /**
     * The claim first and the answer after: an answer is only stored by whoever holds the claim, so once it is ours and there
     * is no answer, none can come.
     */
    private Turn turn(String caller, IdempotencyKey key, String digest) {
        var token = claims.take(caller, key, digest);
        var kept = answers.find(caller, key);
        if (kept.isPresent()) {
            token.ifPresent(taken -> claims.giveBack(caller, key, taken));
            return new Turn.Answered(kept.get());
        }
        return token.isPresent()
                ? new Turn.Ours(token.get())
                : new Turn.Others(claims.requestOf(caller, key).orElse(digest));
    }

    private KeptAnswer act(
            String caller,
            IdempotencyKey key,
            UUID token,
            String digest,
            RepeatableRequest request,
            HttpServletResponse response,
            Act act)
            throws Exception {
        var cached = new ContentCachingResponseWrapper(response);
        acts.asOne(() -> act.answer(request, cached), () -> {
            if (!claims.giveBack(caller, key, token)) {
                // Took so long that somebody else has begun anew; only one of the two may do it.
                throw new RequestUnderWayException();
            }
            answers.keep(caller, key, answer(digest, cached));
        });
        return answer(digest, cached);
    }

    /** If not even this is possible, the claim ends by itself. If the act was committed after all, there is no claim. */
    private void giveBack(String caller, IdempotencyKey key, UUID token) {
        try {
            claims.giveBack(caller, key, token);
        } catch (RuntimeException e) {
            LOG.warn("a claim of a key could not be given back and ends in {}", RequestClaims.LONGEST, e);
        }
    }

    private static KeptAnswer answer(String digest, ContentCachingResponseWrapper cached) {
        return new KeptAnswer(
                digest,
                cached.getStatus(),
                Optional.ofNullable(cached.getContentType()),
                Optional.ofNullable(cached.getHeader(HttpHeaders.LOCATION)),
                new String(cached.getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private static void requireSame(String request, String digest) throws IdempotencyKeyReusedException {
        if (!request.equals(digest)) {
            throw new IdempotencyKeyReusedException();
        }
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
