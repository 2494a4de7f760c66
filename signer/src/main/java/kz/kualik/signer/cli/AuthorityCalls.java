package kz.kualik.signer.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The authority's HTTP API (docs/guide/api.md), as far as a holder needs it to renew. */
final class AuthorityCalls implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FIRST_REFUSAL = 400;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client;
    private final URI base;

    private AuthorityCalls(HttpClient client, URI base) {
        this.client = client;
        this.base = base;
    }

    /**
     * @param authority for example {@code https://ca.example:8443/}
     * @param anchor the certificate, in PEM or DER, that its TLS certificate must lead to
     */
    static AuthorityCalls to(URI authority, Path anchor) throws SignerStartException {
        try (var stream = Files.newInputStream(anchor)) {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(stream));
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            var tls = SSLContext.getInstance("TLS");
            tls.init(null, managers.getTrustManagers(), null);
            var client = HttpClient.newBuilder()
                    .sslContext(tls)
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
            return new AuthorityCalls(client, authority.resolve("/api/v1/"));
        } catch (IOException | GeneralSecurityException e) {
            throw SignerStartException.certificate(anchor, e);
        }
    }

    /** Posts; the same key makes a repeat harmless. */
    JsonNode post(String path, Map<String, String> body, String idempotencyKey) throws SignerStartException {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** What stands there for whoever knows the document number. */
    JsonNode get(String path, String documentNumber) throws SignerStartException {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Kualik-Document-Number", documentNumber)
                .GET());
    }

    private JsonNode send(HttpRequest.Builder request) throws SignerStartException {
        try {
            var answer = client.send(
                    request.header("Accept-Language", Say.language().getLanguage())
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            var body = JSON.readTree(answer.body());
            if (answer.statusCode() >= FIRST_REFUSAL) {
                throw SignerStartException.refused(body.path("title").asString("") + ": "
                        + body.path("detail").asString(""));
            }
            return body;
        } catch (IOException | JacksonException e) {
            throw SignerStartException.authority(base, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SignerStartException.authority(base, e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
