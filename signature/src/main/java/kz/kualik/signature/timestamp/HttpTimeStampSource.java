package kz.kualik.signature.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.timestamp.MalformedTimeStampResponseException;
import kz.kualik.pki.timestamp.MessageImprint;
import kz.kualik.pki.timestamp.TimeStampRequest;
import kz.kualik.pki.timestamp.TimeStampResponse;
import kz.kualik.pki.timestamp.TimeStampToken;
import kz.kualik.signature.TimeStampSource;
import kz.kualik.signature.TimeStampUnavailableException;
import kz.kualik.signature.cms.TimeStampExaminer;
import kz.kualik.signature.facts.Integrity;

/**
 * Asks a time-stamping authority by HTTP (RFC 3161, section 3.4), with a nonce, and checks the answer: status, imprint,
 * nonce, policy, and the token's signature by the certificate inside. Whether that certificate is trusted is for the
 * verifier to judge. Redirects are not followed. Safe for several threads; keeps connections until it is closed.
 */
public final class HttpTimeStampSource implements TimeStampSource, AutoCloseable {

    private static final int NONCE_BITS = 64;
    private static final int OK = 200;

    private final HttpTimeStampSettings settings;
    private final TimeStampExaminer examiner;
    private final RandomGenerator random;
    private final HttpClient client;

    public HttpTimeStampSource(HttpTimeStampSettings settings, CryptoEngine engine) {
        this(settings, engine, new SecureRandom());
    }

    HttpTimeStampSource(HttpTimeStampSettings settings, CryptoEngine engine, RandomGenerator random) {
        this.settings = settings;
        this.examiner = new TimeStampExaminer(engine);
        this.random = random;
        this.client = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public TimeStampToken timeStamp(MessageImprint imprint) throws TimeStampUnavailableException {
        var request = new TimeStampRequest(imprint, settings.policy(), Optional.of(nonce()), true, List.of());
        var response = parse(post(request.encoded()));
        if (!response.isGranted() || response.token().isEmpty()) {
            throw new TimeStampUnavailableException("the authority refused with status " + response.status()
                    + response.failure().map(failure -> " (" + failure + ")").orElse(""));
        }
        var token = response.token().get();
        requireAnswerTo(request, token);
        requireRight(token);
        return token;
    }

    private BigInteger nonce() {
        var octets = new byte[NONCE_BITS / 8];
        random.nextBytes(octets);
        return new BigInteger(1, octets);
    }

    private byte[] post(byte[] request) throws TimeStampUnavailableException {
        var post = HttpRequest.newBuilder(settings.address())
                .timeout(settings.timeout())
                .header("Content-Type", "application/timestamp-query")
                .header("Accept", "application/timestamp-reply")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                .build();
        var limited = HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), TimeStampResponse.MAXIMUM_SIZE);
        try {
            var response = send(post, limited);
            if (response.statusCode() != OK) {
                throw new TimeStampUnavailableException("the authority answered HTTP " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new TimeStampUnavailableException("the authority cannot be reached or answers too much", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeStampUnavailableException("the wait for the authority was interrupted", e);
        }
    }

    /** The time-out of the request itself ends with the head of the answer; this one also covers its body. */
    private HttpResponse<byte[]> send(HttpRequest post, HttpResponse.BodyHandler<byte[]> handler)
            throws IOException, InterruptedException {
        var answer = client.sendAsync(post, handler);
        try {
            return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException("no complete answer within " + settings.timeout());
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static TimeStampResponse parse(byte[] response) throws TimeStampUnavailableException {
        try {
            return TimeStampResponse.parse(response);
        } catch (MalformedTimeStampResponseException e) {
            throw new TimeStampUnavailableException("the authority's answer cannot be read", e);
        }
    }

    private static void requireAnswerTo(TimeStampRequest request, TimeStampToken token)
            throws TimeStampUnavailableException {
        var info = token.info();
        if (!info.imprint().sameAs(request.imprint())) {
            throw new TimeStampUnavailableException("the token is for other data");
        }
        if (!info.nonce().equals(request.nonce())) {
            throw new TimeStampUnavailableException("the token does not repeat the nonce");
        }
        if (request.policy().isPresent() && !request.policy().get().equals(info.policy())) {
            throw new TimeStampUnavailableException("the token was issued under the policy " + info.policy());
        }
    }

    private void requireRight(TimeStampToken token) throws TimeStampUnavailableException {
        var facts = examiner.examine(token.encoded(), imprint -> true, List.of());
        switch (facts.integrity()) {
            case Integrity.Intact() -> {}
            case Integrity.Broken(var reason) -> throw new TimeStampUnavailableException(reason);
            case Integrity.NotChecked(var reason) -> throw new TimeStampUnavailableException(reason);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
