package kz.kualik.signer.socket;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import kz.kualik.signer.module.Modules;
import kz.kualik.signer.site.Caller;

/** What happens between the TLS handshake and a conversation: the self-test page, or the upgrade to a WebSocket. */
final class Reception {

    private static final String GREETING = "{\"result\":{\"version\":\"1.4\"}}";
    private static final int FORBIDDEN = 403;
    private static final long TIME_TO_UPGRADE_SECONDS = 15;

    private final Admission admission;
    private final Modules modules;
    private final SocketLimits limits;
    private final LongWork longWork;
    private final SelfTestPage page = new SelfTestPage();

    Reception(Admission admission, Modules modules, DoorRules rules) {
        this.admission = admission;
        this.modules = modules;
        this.limits = rules.limits();
        this.longWork = new LongWork(rules.acquaintance());
    }

    /** The TLS handshake of a connection is over. */
    void opened(HttpConnection connection) {
        var channel = channel(connection);
        var visit = Visit.over(channel);
        if (visit.isEmpty()) {
            var _ = connection.close();
            return;
        }
        var pipeline = channel.pipeline();
        pipeline.addAfter(pipeline.context(SslHandler.class).name(), "inflow", new InflowGuard(visit.get()));
        var _ = channel.eventLoop()
                .schedule(
                        () -> {
                            if (visit.get().caller().isEmpty()) {
                                visit.get().abort();
                            }
                        },
                        TIME_TO_UPGRADE_SECONDS,
                        TimeUnit.SECONDS);
    }

    private static Channel channel(HttpConnection connection) {
        if (connection instanceof HttpServerConnection server) {
            return server.channelHandlerContext().channel();
        }
        throw new IllegalStateException("a connection of another server: " + connection);
    }

    /** A request came. */
    void requested(HttpServerRequest request) {
        var channel = channel(request.connection());
        var visit = Visit.over(channel);
        if (visit.isPresent() && request.headers().contains(HttpHeaders.UPGRADE, "websocket", true)) {
            upgrade(request, channel, visit.get());
        } else if (admission.isOwnHost(channel, header(request, "Host"))) {
            request.response().putHeader("Connection", "close");
            page.answer(request);
        } else {
            refuse(request, FORBIDDEN);
        }
    }

    private void upgrade(HttpServerRequest request, Channel channel, Visit visit) {
        switch (admission.greet(visit, channel, header(request, "Host"), header(request, "Origin"))) {
            case Admission.Verdict.Welcome(var caller) ->
                request.toWebSocket()
                        .onSuccess(socket -> converse(socket, caller, visit))
                        .onFailure(problem -> visit.abort());
            case Admission.Verdict.Refused(var status) -> refuse(request, status);
        }
    }

    /** Whoever is sent away holds no connection any longer. */
    private static void refuse(HttpServerRequest request, int status) {
        var _ = request.response()
                .setStatusCode(status)
                .putHeader("Connection", "close")
                .end()
                .onComplete(done -> {
                    var _ = request.connection().close();
                });
    }

    private static Optional<String> header(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    private void converse(ServerWebSocket socket, Caller caller, Visit visit) {
        visit.begin(caller, farewell -> {
            var _ = socket.close(farewell.code(), farewell.words());
        });
        var conversation = new Conversation(caller, socket, modules, limits, visit, longWork);
        socket.frameHandler(conversation::received);
        socket.closeHandler(nothing -> conversation.closed());
        socket.exceptionHandler(problem -> {
            conversation.closed();
            visit.abort();
        });
        var _ = socket.writeTextMessage(GREETING);
    }
}
