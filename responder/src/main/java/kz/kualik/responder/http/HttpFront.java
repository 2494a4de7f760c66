package kz.kualik.responder.http;

import io.netty.channel.FixedRecvByteBufAllocator;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import kz.kualik.responder.ocsp.OcspHandler;

/** One event loop with its own server socket; several of them share the port. */
final class HttpFront extends VerticleBase {

    private static final long SWEEP_MILLISECONDS = 500;

    /** Room for every usual request and some of what follows it. */
    private static final int READ_AT_ONCE = 8_192;

    private final String host;
    private final int port;
    private final HttpLimits limits;
    private final Map<String, Endpoint> endpoints;
    private final ConnectionGuard guard;
    private final OcspHandler ocsp;
    private final QuickResponse responses;
    private int actualPort;

    HttpFront(
            String host,
            int port,
            HttpLimits limits,
            Map<String, Endpoint> endpoints,
            AtomicInteger open,
            OcspHandler ocsp,
            QuickResponse responses) {
        this.host = host;
        this.port = port;
        this.limits = limits;
        this.endpoints = Map.copyOf(endpoints);
        this.guard = new ConnectionGuard(open, limits);
        this.ocsp = ocsp;
        this.responses = responses;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(SWEEP_MILLISECONDS, timer -> guard.sweep());
        return vertx.createHttpServer(options())
                .connectionHandler(this::opened)
                .requestHandler(this::dispatch)
                .listen(address())
                .onSuccess(server -> actualPort = server.actualPort());
    }

    private void opened(HttpConnection connection) {
        var quick = new QuickOcsp(ocsp, responses, () -> guard.progressed(connection));
        if (guard.opened(connection, quick::ended) && connection instanceof HttpServerConnection server) {
            var channel = server.channelHandlerContext().channel();
            // The usual one shrinks to the requests it has seen, and cuts the first one that is a little longer in two.
            // And the refusal of a long request reaches its client only if none of its octets lies unread at the end.
            channel.config().setRecvByteBufAllocator(new FixedRecvByteBufAllocator(READ_AT_ONCE));
            channel.pipeline().addFirst(quick);
        }
    }

    /** Several sockets of one Vert.x may share a port that was given, and also one that is yet to be found. */
    private SocketAddress address() {
        return port == 0 ? SocketAddress.sharedRandomPort(1, host) : SocketAddress.inetSocketAddress(port, host);
    }

    /**
     * Idle connections are the guard's business; a second watch in the network layer, and the handlers of WebSockets that
     * nobody opens here, would look at every request too.
     */
    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setMaxInitialLineLength(limits.maximumTargetSize())
                .setMaxHeaderSize(limits.maximumTargetSize())
                .setHttp2ClearTextEnabled(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setHandle100ContinueAutomatically(true)
                .setTcpNoDelay(true);
    }

    /** The port that was given, or the free one that was found for port 0. */
    int actualPort() {
        return actualPort;
    }

    private void dispatch(HttpServerRequest request) {
        var connection = request.connection();
        guard.began(connection);
        request.response().endHandler(nothing -> guard.ended(connection));
        request.response().exceptionHandler(nothing -> connection.close());
        request.exceptionHandler(nothing -> connection.close());
        var path = pathOf(request.uri());
        int second = path.indexOf('/', 1);
        var first = second < 0 ? path : path.substring(0, second);
        var endpoint = endpoints.get(first);
        if (endpoint == null) {
            Replies.notFound(request);
            return;
        }
        var rest = second < 0 ? "" : path.substring(second + 1);
        endpoint.handle(new Call(request, rest, () -> guard.progressed(connection)));
    }

    /** The target without the query, otherwise as it stands: a base64 question may hold slashes in a row. */
    private static String pathOf(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}
