package kz.kualik.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A page's socket to a {@link BenchSigner}; one request at a time. */
final class BenchPage implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final HttpClient client;
    private final Messages messages = new Messages();
    private final WebSocket socket;

    BenchPage(BenchSigner signer) throws InterruptedException {
        this.client = HttpClient.newBuilder().sslContext(context(signer)).build();
        this.socket = client.newWebSocketBuilder()
                .header("Origin", BenchSigner.SITE)
                .buildAsync(URI.create("wss://127.0.0.1:" + signer.port() + "/"), messages)
                .join();
        next();
    }

    private static SSLContext context(BenchSigner signer) {
        try {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "signer",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(
                                    signer.identity().authority().encoded())));
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new FailedMeasurementException("signer", e);
        }
    }

    /** Sends a request and waits for its answer. */
    String ask(String request) throws InterruptedException {
        socket.sendText(request, true).join();
        return next();
    }

    private String next() throws InterruptedException {
        var message = messages.queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new FailedMeasurementException("signer", "no answer within " + PATIENCE_SECONDS + " seconds");
        }
        return message;
    }

    @Override
    public void close() {
        socket.abort();
        client.close();
    }

    private static final class Messages implements WebSocket.Listener {

        private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                queue.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
