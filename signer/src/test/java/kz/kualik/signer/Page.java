package kz.kualik.signer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page's socket to a Signer, over TLS that trusts nothing but the Signer's own authority. */
public final class Page implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final long PATIENCE_SECONDS = 60;

    private final HttpClient client;
    private final WebSocket socket;
    private final Messages messages;

    private Page(HttpClient client, WebSocket socket, Messages messages) {
        this.client = client;
        this.socket = socket;
        this.messages = messages;
    }

    /** Opens a socket and takes the greeting off. */
    public static Page open(RunningSigner signer, Optional<String> origin) {
        var page = connect(signer, origin).join();
        page.next();
        return page;
    }

    /** Opens a socket; the future fails if it is refused. */
    public static CompletableFuture<Page> connect(RunningSigner signer, Optional<String> origin) {
        return connect(signer.port(), signer.identity().authority().encoded(), origin);
    }

    /** Opens a socket to a Signer of which only the port and the authority's certificate are known. */
    public static CompletableFuture<Page> connect(int port, byte[] authority, Optional<String> origin) {
        var client = client(authority);
        var messages = new Messages();
        var builder = client.newWebSocketBuilder();
        origin.ifPresent(value -> builder.header("Origin", value));
        return builder.buildAsync(URI.create("wss://127.0.0.1:" + port + "/"), messages)
                .thenApply(socket -> new Page(client, socket, messages));
    }

    /** A client that trusts this Signer. */
    public static HttpClient client(RunningSigner signer) {
        return client(signer.identity().authority().encoded());
    }

    private static HttpClient client(byte[] authority) {
        try {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "signer",
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(authority)));
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return HttpClient.newBuilder().sslContext(context).build();
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends a text. */
    public void send(String text) {
        socket.sendText(text, true).join();
    }

    /** Sends one message in frames of so many characters. */
    public void sendInPieces(String text, int size) {
        for (var at = 0; at < text.length(); at += size) {
            var end = Math.min(text.length(), at + size);
            socket.sendText(text.substring(at, end), end == text.length()).join();
        }
    }

    /** Sends a piece of a message that is refused before its end, perhaps while it is being sent. */
    public void sendPieceInVain(String text) {
        socket.sendText(text, false).handle((sent, refused) -> sent).join();
    }

    /** Sends a piece of a message that is not its last one. */
    public void sendPiece(String text) {
        socket.sendText(text, false).join();
    }

    /** The next message, as it came. */
    public String next() {
        try {
            var message = messages.queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("no message within " + PATIENCE_SECONDS + " seconds");
            }
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Whether a message is there that nobody has taken. */
    public boolean hasMore() {
        return !messages.queue.isEmpty();
    }

    /** Sends a request, in which single quotes stand for double ones, and gives its answer as it came. */
    public String ask(String request) {
        send(request.replace('\'', '"'));
        return next();
    }

    /** The same, read. */
    public JsonNode askJson(String request) {
        return MAPPER.readTree(ask(request));
    }

    /** Waits until the other end has closed the socket, and gives the code that it said; 0 if it said none. */
    public int awaitEnd() {
        return messages.ended.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
        client.close();
    }

    private static final class Messages implements WebSocket.Listener {

        private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        private final CompletableFuture<Integer> ended = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            ended.complete(status);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            ended.complete(0);
        }

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
