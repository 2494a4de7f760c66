package kz.kualik.authority.registry;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.kualik.authority.RegistryProperties;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.Iin;
import tools.jackson.databind.json.JsonMapper;

/**
 * A registry that is asked over HTTPS, by the protocol of {@code docs/guide/registry.md}. Every question is one POST, so that
 * no number of a person stands in an address and nothing on the way sends it a second time. Whatever is not a well-formed
 * answer in time means that the registry is not available; it never means that somebody is not there. Nothing is asked
 * twice: a registry that is in trouble is not helped by more questions.
 */
final class HttpRegistry implements Registry, AutoCloseable {

    private static final int OK = 200;

    private final URI base;
    private final HttpClient http;
    private final RegistryCredentials credentials;
    private final RegistryAnswers answers;
    private final Duration answerWithin;
    private final int maximumAnswer;
    private final Semaphore places;
    private final Semaphore strangersPlaces;
    private final JsonMapper json = JsonMapper.shared();

    HttpRegistry(URI base, RegistryCredentials credentials, RegistryAnswers answers, RegistryProperties properties) {
        this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
        this.credentials = credentials;
        this.answers = answers;
        this.answerWithin = properties.answerWithin();
        this.maximumAnswer = properties.maximumAnswer();
        this.places = new Semaphore(properties.questionsAtOnce());
        this.strangersPlaces = new Semaphore(properties.questionsAtOnce());
        this.http = HttpClient.newBuilder()
                .sslContext(credentials.tls())
                .connectTimeout(properties.connectWithin())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public Optional<RegisteredPerson> person(Iin iin) throws RegistryUnavailableException {
        return person(iin, places);
    }

    @Override
    public Optional<RegisteredEntity> entity(Bin bin) throws RegistryUnavailableException {
        return entity(bin, places);
    }

    @Override
    public Registry forStrangers() {
        return new Registry() {
            @Override
            public Optional<RegisteredPerson> person(Iin iin) throws RegistryUnavailableException {
                return HttpRegistry.this.person(iin, strangersPlaces);
            }

            @Override
            public Optional<RegisteredEntity> entity(Bin bin) throws RegistryUnavailableException {
                return HttpRegistry.this.entity(bin, strangersPlaces);
            }
        };
    }

    private Optional<RegisteredPerson> person(Iin iin, Semaphore from) throws RegistryUnavailableException {
        Unhurried.require();
        return answers.person(ask("person", Map.of("iin", iin.digits()), from), iin);
    }

    private Optional<RegisteredEntity> entity(Bin bin, Semaphore from) throws RegistryUnavailableException {
        Unhurried.require();
        return answers.entity(ask("entity", Map.of("bin", bin.digits()), from), bin);
    }

    /** Asks whether the registry could answer now. */
    void requireReady() throws RegistryUnavailableException {
        answers.requireReady(ask("ready", Map.of(), places));
    }

    private byte[] ask(String what, Map<String, String> question, Semaphore from) throws RegistryUnavailableException {
        if (!from.tryAcquire()) {
            throw new RegistryUnavailableException("as many questions as may be asked at once are waiting for answers");
        }
        try {
            return answer(request(what, question));
        } finally {
            from.release();
        }
    }

    private HttpRequest request(String what, Map<String, String> question) throws RegistryUnavailableException {
        var request = HttpRequest.newBuilder(base.resolve(what))
                .timeout(answerWithin)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(question)));
        credentials.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request.build();
    }

    /** The time limit of the request ends with its headers; that of the future counts to the last octet. */
    private byte[] answer(HttpRequest request) throws RegistryUnavailableException {
        var answer = http.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), maximumAnswer));
        try {
            return body(answer.get(answerWithin.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new RegistryUnavailableException("no whole answer within " + answerWithin);
        } catch (ExecutionException e) {
            throw new RegistryUnavailableException("the question could not be asked: " + e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new RegistryUnavailableException("the question was given up");
        }
    }

    private static byte[] body(HttpResponse<byte[]> answer) throws RegistryUnavailableException {
        if (answer.statusCode() != OK) {
            throw new RegistryUnavailableException("the registry answered with status " + answer.statusCode());
        }
        var type = answer.headers().firstValue("Content-Type").orElse("");
        if (!type.matches("(?i)application/json\\s*(;.*)?")) {
            throw new RegistryUnavailableException("the registry's answer is not application/json");
        }
        return answer.body();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
