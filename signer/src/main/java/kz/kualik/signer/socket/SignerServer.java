package kz.kualik.signer.socket;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.transports.TransportInternal;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import kz.kualik.pki.der.PemOrDer;
import kz.kualik.signer.module.Modules;
import kz.kualik.signer.tls.ServerIdentity;

/**
 * The door of the Signer: WebSocket over TLS on 127.0.0.1 (RFC 6455). Whoever is not this user's own browser or program, or
 * came under a foreign name, is sent away before a word is read.
 */
public final class SignerServer implements AutoCloseable {

    /** The port that sites know. */
    public static final int USUAL_PORT = 13579;

    private static final String HOST = "127.0.0.1";
    private static final int HANDSHAKE_SECONDS = 10;
    private static final int CLOSING_SECONDS = 3;

    private final Vertx vertx;
    private final SocketLimits limits;
    private final Admission admission;
    private final HttpServer door;

    private SignerServer(
            Vertx vertx, SocketLimits limits, Admission admission, Reception reception, ServerIdentity identity) {
        this.vertx = vertx;
        this.limits = limits;
        this.admission = admission;
        this.door = vertx.createHttpServer(options(identity))
                .connectionHandler(reception::opened)
                .requestHandler(reception::requested);
    }

    /**
     * Opens the door.
     *
     * @param port 0 finds a free one
     * @throws PortTakenException if somebody else listens there
     */
    public static SignerServer start(int port, ServerIdentity identity, Modules modules, DoorRules rules)
            throws PortTakenException {
        var admission = new Admission(rules);
        var transport = new Entrance(admission).transport();
        var vertx = Vertx.builder()
                .with(new VertxOptions()
                        .setEventLoopPoolSize(1)
                        .setWorkerPoolSize(1)
                        .setInternalBlockingPoolSize(1)
                        .setFileSystemOptions(new FileSystemOptions()
                                .setFileCachingEnabled(false)
                                .setClassPathResolvingEnabled(false)))
                .withTransport(new TransportInternal("guarded", true, null, transport))
                .build();
        var reception = new Reception(admission, modules, rules);
        var server = new SignerServer(vertx, rules.limits(), admission, reception, identity);
        try {
            server.door
                    .listen(port, HOST)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return server;
        } catch (CompletionException e) {
            server.close();
            throw new PortTakenException(port, e);
        }
    }

    /** Shows this identity to whoever comes from now on; sockets that are open stay open. */
    public void show(ServerIdentity identity) {
        door.updateSSLOptions(options(identity).getSslOptions(), true)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private HttpServerOptions options(ServerIdentity identity) {
        var largest = limits.octets().largestMessage();
        return new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addKeyValue(Buffer.buffer(identity.privateKey()))
                        .addCertValue(pem(identity)))
                .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                .setMaxWebSocketFrameSize(largest)
                .setMaxWebSocketMessageSize(largest)
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

    /** Octets of messages that are being received or answered; 0 when nothing is under way. */
    public long octetsHeld() {
        return admission.octetsHeld();
    }

    /** The port on which it listens. */
    public int port() {
        return door.actualPort();
    }

    /** Closes all sockets and the port. */
    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
