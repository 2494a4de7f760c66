package kz.kualik.acceptance.crash;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Clients that hold connections without asking anything: silent ones, ones that send an octet now and then, and ones that do
 * not read their answer.
 */
final class SlowClients implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final List<Socket> sockets = new ArrayList<>();
    private final List<Dripping> dripping = new ArrayList<>();
    private final ScheduledExecutorService drops = Executors.newSingleThreadScheduledExecutor();

    private static final class Dripping {
        final Socket socket;
        final byte[] words;
        int sent;

        Dripping(Socket socket, byte[] words) {
            this.socket = socket;
            this.words = words;
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // ends with the executor
    SlowClients() {
        drops.scheduleWithFixedDelay(this::drip, 200, 500, TimeUnit.MILLISECONDS);
    }

    /** Connects and says nothing. */
    void silent(URI server, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            sockets.add(plain(server));
        }
    }

    /** Connects over TLS and says nothing more. */
    void silent(URI server, SSLContext tls, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            sockets.add(encrypted(server, tls));
        }
    }

    /** Sends the words an octet at a time, twice a second. */
    void dripping(URI server, String words, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            drip(plain(server), words);
        }
    }

    /** Sends the head at once and the body an octet at a time. */
    void dripping(URI server, SSLContext tls, String head, String words, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            var socket = encrypted(server, tls);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            drip(socket, words);
        }
    }

    /** Asks again and again and reads nothing. */
    void deaf(URI server, String request, int count) throws IOException {
        var words = request.repeat(200).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < count; i++) {
            var socket = plain(server);
            socket.setReceiveBufferSize(4_096);
            sockets.add(socket);
            Thread.ofVirtual().start(() -> {
                try {
                    socket.getOutputStream().write(words);
                } catch (IOException closed) {
                    // The server had enough of it.
                }
            });
        }
    }

    private void drip(Socket socket, String words) {
        synchronized (dripping) {
            dripping.add(new Dripping(socket, words.getBytes(StandardCharsets.US_ASCII)));
        }
        sockets.add(socket);
    }

    private void drip() {
        synchronized (dripping) {
            for (var one : dripping) {
                try {
                    if (one.sent < one.words.length && !one.socket.isClosed()) {
                        one.socket.getOutputStream().write(one.words[one.sent++]);
                        one.socket.getOutputStream().flush();
                    }
                } catch (IOException closed) {
                    one.sent = one.words.length;
                }
            }
        }
    }

    /** How many connections there are. */
    int count() {
        return sockets.size();
    }

    /** What the server says at last to each client that drips over TLS: nothing if it just closes; fails if it never does. */
    List<String> lastWords() throws IOException {
        var words = new ArrayList<String>();
        for (var one : List.copyOf(dripping)) {
            if (!(one.socket instanceof SSLSocket)) {
                continue;
            }
            one.socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                words.add(new String(one.socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            } catch (SocketTimeoutException e) {
                throw new AssertionError("a connection that drips is open for ever", e);
            } catch (IOException reset) {
                words.add("");
            }
        }
        return words;
    }

    private static Socket plain(URI server) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MILLIS);
        return socket;
    }

    private static Socket encrypted(URI server, SSLContext tls) throws IOException {
        var socket = tls.getSocketFactory().createSocket(plain(server), server.getHost(), server.getPort(), true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        ((SSLSocket) socket).startHandshake();
        return socket;
    }

    @Override
    public void close() {
        drops.shutdownNow();
        for (var socket : sockets) {
            try {
                if (socket instanceof SSLSocket) {
                    socket.setSoLinger(true, 0);
                }
                socket.close();
            } catch (IOException e) {
                // It is gone.
            }
        }
    }
}
