package kz.kualik.signature.revocation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches status data over HTTP within bounds: no redirects, a deadline for the whole exchange, a limit on the answer's
 * size. Authenticity is not expected of the connection; what is fetched is signed.
 */
final class HttpFetcher implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
    private final Duration deadline;

    HttpFetcher(Duration deadline) {
        this.deadline = deadline;
    }

    byte[] get(URI address, int largest) throws IOException {
        return exchange(HttpRequest.newBuilder(address).timeout(deadline).GET().build(), largest);
    }

    byte[] post(URI address, String contentType, byte[] body, int largest) throws IOException {
        var request = HttpRequest.newBuilder(address)
                .timeout(deadline)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return exchange(request, largest);
    }

    private byte[] exchange(HttpRequest request, int largest) throws IOException {
        var exchange = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), largest));
        try {
            var response = exchange.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("the server answered with status " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new IOException("no complete answer within " + deadline.toSeconds() + " seconds", e);
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(cause.getClass().getSimpleName() + ": " + cause.getMessage(), e);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
