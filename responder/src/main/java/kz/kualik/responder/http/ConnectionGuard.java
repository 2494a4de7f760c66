package kz.kualik.responder.http;

import io.vertx.core.http.HttpConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Watches the connections of one event loop. The idle time-out of the network layer does not see a client that sends one
 * octet now and then; this one counts complete answers only.
 */
final class ConnectionGuard {

    private final AtomicInteger open;
    private final HttpLimits limits;
    private final Map<HttpConnection, Long> lastProgress = new HashMap<>();

    /** @param open the number of open connections on all event loops */
    ConnectionGuard(AtomicInteger open, HttpLimits limits) {
        this.open = open;
        this.limits = limits;
    }

    void opened(HttpConnection connection) {
        if (open.incrementAndGet() > limits.maximumConnections()) {
            connection.closeHandler(nothing -> open.decrementAndGet());
            connection.close();
            return;
        }
        lastProgress.put(connection, System.nanoTime());
        connection.closeHandler(nothing -> {
            open.decrementAndGet();
            lastProgress.remove(connection);
        });
    }

    /** An answer, or a piece of a long one, was taken. */
    void progressed(HttpConnection connection) {
        lastProgress.computeIfPresent(connection, (same, before) -> System.nanoTime());
    }

    /** Closes what has made no progress for too long. */
    void sweep() {
        long longest = limits.idleTimeout().plus(limits.requestTimeout()).toNanos();
        long now = System.nanoTime();
        for (var connection : List.copyOf(lastProgress.keySet())) {
            var last = lastProgress.get(connection);
            if (last != null && now - last > longest) {
                connection.close();
            }
        }
    }
}
