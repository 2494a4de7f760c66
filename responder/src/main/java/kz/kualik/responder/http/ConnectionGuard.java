package kz.kualik.responder.http;

import io.vertx.core.http.HttpConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Watches the connections of one event loop. Octets that come now and then do not count: a connection lives on by whole
 * requests and by answers that are taken.
 */
final class ConnectionGuard {

    private final AtomicInteger open;
    private final HttpLimits limits;
    private final Map<HttpConnection, Watch> watches = new HashMap<>();

    /** When a connection last got on, and whether a request's head has come whose answer has not gone yet. */
    private static final class Watch {
        private final Runnable onEnded;
        private long lastProgress = System.nanoTime();
        private boolean busy;

        Watch(Runnable onEnded) {
            this.onEnded = onEnded;
        }

        private void progressed() {
            lastProgress = System.nanoTime();
        }
    }

    /** @param open the number of open connections on all event loops */
    ConnectionGuard(AtomicInteger open, HttpLimits limits) {
        this.open = open;
        this.limits = limits;
    }

    /**
     * A connection is there.
     *
     * @param onEnded is run after each answer of the HTTP server
     * @return false if there are too many, and this one is closed
     */
    boolean opened(HttpConnection connection, Runnable onEnded) {
        if (open.incrementAndGet() > limits.maximumConnections()) {
            connection.closeHandler(nothing -> open.decrementAndGet());
            connection.close();
            return false;
        }
        watches.put(connection, new Watch(onEnded));
        connection.closeHandler(nothing -> {
            open.decrementAndGet();
            watches.remove(connection);
        });
        return true;
    }

    /** The head of a request is there. */
    void began(HttpConnection connection) {
        var watch = watches.get(connection);
        if (watch != null) {
            watch.busy = true;
        }
    }

    /** A piece of a long answer was taken. */
    void progressed(HttpConnection connection) {
        var watch = watches.get(connection);
        if (watch != null) {
            watch.progressed();
        }
    }

    /** An answer is on its way as a whole. */
    void ended(HttpConnection connection) {
        var watch = watches.get(connection);
        if (watch != null) {
            watch.progressed();
            watch.busy = false;
            watch.onEnded.run();
        }
    }

    /** Closes what has made no progress for too long. */
    void sweep() {
        long idle = limits.idleTimeout().toNanos();
        long busy = idle + limits.requestTimeout().toNanos();
        long now = System.nanoTime();
        for (var connection : List.copyOf(watches.keySet())) {
            var watch = watches.get(connection);
            if (watch != null && now - watch.lastProgress > (watch.busy ? busy : idle)) {
                connection.close();
            }
        }
    }
}
