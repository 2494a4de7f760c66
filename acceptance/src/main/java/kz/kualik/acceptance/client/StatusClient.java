package kz.kualik.acceptance.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.ocsp.OcspCertId;
import kz.kualik.pki.ocsp.OcspNonce;
import kz.kualik.pki.ocsp.OcspRequestBuilder;

/** Asks the responder as any relying party does: OCSP, and files by GET. */
public final class StatusClient implements AutoCloseable {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);
    private static final int NONCE_OCTETS = 32;

    private final URI responder;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIME_LIMIT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final SecureRandom random = new SecureRandom();

    public StatusClient(URI responder) {
        this.responder = responder;
    }

    /** Whom it asks. */
    public URI responder() {
        return responder;
    }

    /** The DER encoded OCSP response about a certificate; the request carries a fresh nonce. */
    public byte[] ocsp(Certificate certificate, Certificate issuer) {
        var nonce = new byte[NONCE_OCTETS];
        random.nextBytes(nonce);
        var request = new OcspRequestBuilder()
                .add(OcspCertId.of(DigestAlgorithm.SHA256, issuer, certificate.serialNumber()))
                .nonce(OcspNonce.of(nonce))
                .build();
        return post("/ocsp", "application/ocsp-request", request);
    }

    /** The file under a path of the responder. */
    public byte[] get(String path) {
        return send(request(path).GET().build());
    }

    /** Posts a message of the given media type and gives the answer. */
    public byte[] post(String path, String mediaType, byte[] message) {
        return send(request(path)
                .header("Content-Type", mediaType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(message))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(responder.resolve(path)).timeout(TIME_LIMIT);
    }

    private byte[] send(HttpRequest request) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new ApiProblemException(
                        request.method(), request.uri(), answer.statusCode(), answer.body().length + " octets");
            }
            return answer.body();
        } catch (IOException e) {
            throw new UnreachableAuthorityException(request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableAuthorityException(request.uri(), e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
