package kz.kualik.signer.socket;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.kualik.signer.message.ReplyWriter;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends text messages on one socket. A long message goes out in pieces (RFC 6455, section 5.4), each when the one before has
 * been taken; no other message may come between them, so heartbeats wait for its end.
 */
final class Outbox {

    private static final int PIECE = 64 * 1024;
    private static final String HEARTBEAT = "--heartbeat--";

    private final ServerWebSocket socket;
    private final Duration timeout;
    private boolean inPieces;
    private int heartbeats;

    Outbox(ServerWebSocket socket, Duration timeout) {
        this.socket = socket;
        this.timeout = timeout;
    }

    /** Answers a heartbeat: at once, or as soon as a message that is going out in pieces has gone. */
    synchronized void heartbeat() {
        if (inPieces) {
            heartbeats++;
        } else {
            var _ = socket.writeTextMessage(HEARTBEAT);
        }
    }

    /**
     * Sends an object.
     *
     * @throws IOException if the socket is gone or does not take what is sent
     */
    void send(ObjectNode body) throws IOException, InterruptedException {
        var pieces = new Pieces();
        try {
            ReplyWriter.write(body, pieces);
            pieces.finish();
        } catch (InterruptedIo e) {
            throw e.interruption;
        } finally {
            ended();
        }
    }

    private synchronized void begun() {
        inPieces = true;
    }

    private synchronized void ended() {
        inPieces = false;
        for (; heartbeats > 0; heartbeats--) {
            var _ = socket.writeTextMessage(HEARTBEAT);
        }
    }

    private void await(Future<Void> written) throws IOException {
        try {
            written.toCompletionStage().toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("the socket does not take the answer", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the socket took no piece of the answer within " + timeout, e);
        } catch (InterruptedException e) {
            throw new InterruptedIo(e);
        }
    }

    /** Carries an interruption through the streams of a library. */
    private static final class InterruptedIo extends IOException {

        private static final long serialVersionUID = 1L;
        private final transient InterruptedException interruption;

        InterruptedIo(InterruptedException interruption) {
            super(interruption);
            this.interruption = interruption;
        }
    }

    /** Gathers octets and sends them; the first piece is a text frame and the others continue it. */
    private final class Pieces extends OutputStream {

        private Buffer piece = Buffer.buffer();
        private boolean open;

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            piece.appendBytes(octets, offset, length);
            if (piece.length() >= PIECE) {
                begin();
                await(socket.writeFrame(WebSocketFrame.continuationFrame(piece, false)));
                piece = Buffer.buffer();
            }
        }

        /** A character may lie across two pieces, and a text frame is made of whole ones: so the first frame is empty. */
        private void begin() throws IOException {
            if (!open) {
                open = true;
                begun();
                await(socket.writeFrame(WebSocketFrame.textFrame("", false)));
            }
        }

        void finish() throws IOException {
            if (open) {
                await(socket.writeFrame(WebSocketFrame.continuationFrame(piece, true)));
            } else {
                await(socket.writeTextMessage(piece.toString(StandardCharsets.UTF_8)));
            }
        }
    }
}
