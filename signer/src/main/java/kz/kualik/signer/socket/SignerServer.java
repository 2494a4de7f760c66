package kz.kualik.signer.socket;

import io.netty.handler.ssl.SslHandler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kz.kualik.pki.der.PemOrDer;
import kz.kualik.signer.module.Modules;
import kz.kualik.signer.site.Caller;
import kz.kualik.signer.site.Callers;
import kz.kualik.signer.site.ConnectionOwner;
import kz.kualik.signer.tls.ServerIdentity;

/**
 * The door of the Signer: WebSocket over TLS on 127.0.0.1 (RFC 6455). Whoever is not this user's own browser or program, or
 * came under a foreign name, is sent away before a word is read.
 */
public final class SignerServer implements AutoCloseable {

    /** The port that sites know. */
    public static final int USUAL_PORT = 13579;

    private static final String HOST = "127.0.0.1";
    private static final String GREETING = "{\"result\":{\"version\":\"1.4\"}}";
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final short POLICY_VIOLATION = 1008;
    private static final short TRY_AGAIN_LATER = 1013;

    private static final int HANDSHAKE_SECONDS = 10;
    private static final int CLOSING_SECONDS = 3;
    private static final long TIME_TO_UPGRADE_MILLISECONDS = 15_000;

    private final Vertx vertx;
    private final Modules modules;
    private final SocketLimits limits;
    private final ConnectionOwner owner;
    private final boolean localPrograms;
    private final ByteBudget budget;
    private final CallerSlots slots;
    private final Semaphore longWork = new Semaphore(1, true);
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<SocketAddress, Fresh> fresh = new ConcurrentHashMap<>();
    private final SelfTestPage page = new SelfTestPage();
    private Optional<HttpServer> door = Optional.empty();
    private Callers callers;
    private int port;

    /** A connection that has not become a WebSocket yet, under its other end's address. */
    private record Fresh(HttpConnection connection, InflowGuard guard) {}

    private SignerServer(
            Vertx vertx, Modules modules, SocketLimits limits, ConnectionOwner owner, boolean localPrograms) {
        this.vertx = vertx;
        this.modules = modules;
        this.limits = limits;
        this.owner = owner;
        this.localPrograms = localPrograms;
        this.budget = new ByteBudget(limits.allMessages());
        this.slots = new CallerSlots(limits.connectionsOfOne());
        this.callers = new Callers(0, localPrograms);
    }

    /**
     * Opens the door.
     *
     * @param port 0 finds a free one
     * @param localPrograms whether callers that name no origin are served
     * @throws PortTakenException if somebody else listens there
     */
    public static SignerServer start(
            int port,
            ServerIdentity identity,
            Modules modules,
            SocketLimits limits,
            ConnectionOwner owner,
            boolean localPrograms)
            throws PortTakenException {
        var vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        var server = new SignerServer(vertx, modules, limits, owner, localPrograms);
        try {
            server.listen(port, identity);
            return server;
        } catch (CompletionException e) {
            server.close();
            throw new PortTakenException(port, e);
        }
    }

    private void listen(int wanted, ServerIdentity identity) {
        HttpServer server = vertx.createHttpServer(options(identity))
                .connectionHandler(this::opened)
                .requestHandler(this::page)
                .webSocketHandshakeHandler(this::shakeHands)
                .webSocketHandler(this::converse);
        door = Optional.of(server);
        port = server.listen(wanted, HOST)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        callers = new Callers(port, localPrograms);
    }

    /** Shows this identity to whoever comes from now on; sockets that are open stay open. */
    public void show(ServerIdentity identity) {
        door.ifPresent(server -> server.updateSSLOptions(options(identity).getSslOptions(), true)
                .toCompletionStage()
                .toCompletableFuture()
                .join());
    }

    private HttpServerOptions options(ServerIdentity identity) {
        return new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addKeyValue(Buffer.buffer(identity.privateKey()))
                        .addCertValue(pem(identity)))
                .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                .setMaxWebSocketFrameSize(limits.largestMessage())
                .setMaxWebSocketMessageSize(limits.largestMessage())
                .setWebSocketClosingTimeout(CLOSING_SECONDS)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setUseAlpn(false)
                .setTcpNoDelay(true);
    }

    /** The authority goes along, so that tools which are asked to show the chain can. */
    private static Buffer pem(ServerIdentity identity) {
        var chain = PemOrDer.toPem("CERTIFICATE", identity.leaf().encoded())
                + PemOrDer.toPem("CERTIFICATE", identity.authority().encoded());
        return Buffer.buffer(chain.getBytes(StandardCharsets.US_ASCII));
    }

    private void opened(HttpConnection connection) {
        if (!(connection instanceof HttpServerConnection server)) {
            var _ = connection.close();
            return;
        }
        var context = server.channelHandlerContext();
        int open = connections.incrementAndGet();
        // A connection that has become a WebSocket does not tell when it is gone; its channel does.
        var _ = context.channel().closeFuture().addListener(gone -> connections.decrementAndGet());
        if (open > limits.connections()) {
            var _ = connection.close();
            return;
        }
        var guard = new InflowGuard(budget, limits.messageTimeout(), limits.ownOctets());
        var pipeline = context.pipeline();
        pipeline.addAfter(pipeline.context(SslHandler.class).name(), "inflow", guard);
        var entry = new Fresh(connection, guard);
        var peer = connection.remoteAddress();
        fresh.put(peer, entry);
        connection.closeHandler(nothing -> fresh.remove(peer, entry));
        vertx.setTimer(TIME_TO_UPGRADE_MILLISECONDS, timer -> {
            if (fresh.remove(peer, entry)) {
                var _ = connection.close();
            }
        });
    }

    private void shakeHands(ServerWebSocketHandshake handshake) {
        var caller = isOwnUser(handshake)
                ? callers.identify(header(handshake, "Host"), header(handshake, "Origin"))
                : Optional.<Caller>empty();
        if (caller.isEmpty()) {
            reject(handshake, FORBIDDEN);
        } else if (!slots.isFree(caller.get())) {
            reject(handshake, TOO_MANY_REQUESTS);
        } else {
            var _ = handshake.accept();
        }
    }

    /** Whoever is sent away holds no connection any longer. */
    private void reject(ServerWebSocketHandshake handshake, int status) {
        var entry = Optional.ofNullable(fresh.get(handshake.remoteAddress()));
        var _ = handshake
                .reject(status)
                .onComplete(done -> entry.ifPresent(refused -> {
                    var _ = refused.connection().close();
                }));
    }

    private boolean isOwnUser(ServerWebSocketHandshake handshake) {
        var peer = handshake.remoteAddress();
        return !owner.canTell()
                || owner.isOwn(
                        new InetSocketAddress(InetAddress.ofLiteral(String.valueOf(peer.hostAddress())), peer.port()),
                        port);
    }

    private static Optional<String> header(ServerWebSocketHandshake handshake, String name) {
        return Optional.ofNullable(handshake.headers().get(name));
    }

    private void converse(ServerWebSocket socket) {
        var host = Optional.ofNullable(socket.headers().get("Host"));
        var origin = Optional.ofNullable(socket.headers().get("Origin"));
        var entry = Optional.ofNullable(fresh.remove(socket.remoteAddress()));
        var caller = callers.identify(host, origin);
        if (entry.isEmpty() || caller.isEmpty()) {
            var _ = socket.close();
            return;
        }
        if (slots.isFree(caller.get())) {
            converse(socket, caller.get(), entry.get().guard());
        } else {
            var _ = socket.close(TRY_AGAIN_LATER, "too many sockets");
        }
    }

    private void converse(ServerWebSocket socket, Caller caller, InflowGuard guard) {
        slots.take(caller);
        guard.begin(() -> {
            var _ = socket.close(POLICY_VIOLATION, "a message was begun and not ended");
        });
        var conversation = new Conversation(caller, socket, modules, limits, guard, longWork);
        socket.frameHandler(conversation::received);
        socket.closeHandler(nothing -> {
            slots.giveBack(caller);
            conversation.closed();
        });
        socket.exceptionHandler(problem -> {
            conversation.closed();
            guard.abort();
        });
        var _ = socket.writeTextMessage(GREETING);
    }

    private void page(HttpServerRequest request) {
        var response = request.response().putHeader("Connection", "close");
        if (!callers.isOwnHost(Optional.ofNullable(request.getHeader("Host")))) {
            var _ = response.setStatusCode(FORBIDDEN).end();
            return;
        }
        page.answer(request);
    }

    /** Octets of messages that are being received or answered; 0 when nothing is under way. */
    public long octetsHeld() {
        return budget.taken();
    }

    /** The port on which it listens. */
    public int port() {
        return port;
    }

    /** Closes all sockets and the port. */
    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
