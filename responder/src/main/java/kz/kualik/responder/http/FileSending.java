package kz.kualik.responder.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.kualik.responder.files.PublishedFile;

/**
 * Sends a file piece by piece, as fast as the client takes it, so that slow clients of a large list cost no memory. Pieces
 * are read on another thread, because a disk may let one wait; at most one piece of a client is under way, besides what lies
 * in the connection's queue. All but the reading happens on the connection's event loop.
 */
final class FileSending {

    private static final Logger LOG = System.getLogger(FileSending.class.getName());

    private static final int PIECE = 64 * 1024;

    private final HttpServerResponse response;
    private final PublishedFile file;
    private final PublishedFile.Reader reader;
    private final Executor reading;
    private final Context eventLoop;
    private final Runnable progressed;
    private final AtomicBoolean closed = new AtomicBoolean();
    private long position;
    private boolean pieceUnderWay;

    /** @param reader is closed when everything is sent or the client has gone */
    FileSending(
            HttpServerResponse response,
            PublishedFile file,
            PublishedFile.Reader reader,
            Executor reading,
            Context eventLoop,
            Runnable progressed) {
        this.response = response;
        this.file = file;
        this.reader = reader;
        this.reading = reading;
        this.eventLoop = eventLoop;
        this.progressed = progressed;
    }

    void start() {
        response.drainHandler(nothing -> {
            progressed.run();
            sendNext();
        });
        response.closeHandler(nothing -> close());
        sendNext();
    }

    private void sendNext() {
        if (response.ended() || response.closed()) {
            close();
            return;
        }
        if (pieceUnderWay || response.writeQueueFull()) {
            return;
        }
        pieceUnderWay = true;
        int octets = (int) Math.min(PIECE, file.length() - position);
        try {
            reading.execute(() -> read(octets));
        } catch (RejectedExecutionException e) {
            // The service is being closed, and all its connections with it.
            close();
        }
    }

    private void read(int octets) {
        try {
            var piece = reader.read(position, octets);
            eventLoop.runOnContext(nothing -> send(piece));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a file could not be read to its end", e);
            eventLoop.runOnContext(nothing -> giveUp());
        }
    }

    private void send(byte[] piece) {
        pieceUnderWay = false;
        if (response.ended() || response.closed()) {
            close();
            return;
        }
        position += piece.length;
        if (position == file.length()) {
            response.end(Buffer.buffer(piece));
            close();
        } else {
            response.write(Buffer.buffer(piece));
            sendNext();
        }
    }

    /** The head has promised more octets than there are: the client learns it by the end of the connection. */
    private void giveUp() {
        close();
        response.reset();
    }

    private void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                reader.close();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "a file could not be closed", e);
            }
        }
    }
}
