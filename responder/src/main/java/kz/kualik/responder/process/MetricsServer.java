package kz.kualik.responder.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code /metrics} on a port of its own, so that what is open to everybody and what is not never share a socket. */
final class MetricsServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;
    private static final int BACKLOG = 16;

    private final HttpServer server;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("metrics").daemon().factory());

    private MetricsServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Opens the port.
     *
     * @param port 0 finds a free one
     * @throws IOException if the address is taken or not this machine's
     */
    static MetricsServer start(String host, int port, MetricsPage page) throws IOException {
        var metrics = new MetricsServer(HttpServer.create(new InetSocketAddress(host, port), BACKLOG));
        metrics.server.setExecutor(metrics.executor);
        metrics.server.createContext("/", exchange -> answer(exchange, page));
        metrics.server.start();
        return metrics;
    }

    private static void answer(HttpExchange exchange, MetricsPage page) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/metrics")) {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(WRONG_METHOD, -1);
            } else {
                var text = page.text().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", MetricsPage.MEDIA_TYPE);
                exchange.getResponseHeaders().set("Cache-Control", "no-store");
                exchange.sendResponseHeaders(OK, text.length);
                exchange.getResponseBody().write(text);
            }
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
