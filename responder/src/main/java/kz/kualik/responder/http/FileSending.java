package kz.kualik.responder.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import kz.kualik.responder.files.PublishedFile;

/** Sends a file piece by piece, as fast as the client takes it, so that slow clients of a large list cost no memory. */
final class FileSending {

    private static final int PIECE = 64 * 1024;

    private final HttpServerResponse response;
    private final PublishedFile file;
    private final Runnable progressed;
    private int position;

    FileSending(HttpServerResponse response, PublishedFile file, Runnable progressed) {
        this.response = response;
        this.file = file;
        this.progressed = progressed;
    }

    void start() {
        response.drainHandler(nothing -> {
            progressed.run();
            sendWhileTaken();
        });
        sendWhileTaken();
    }

    private void sendWhileTaken() {
        while (!response.ended() && !response.closed() && !response.writeQueueFull()) {
            int end = Math.min(position + PIECE, file.length());
            var piece = Buffer.buffer(file.slice(position, end));
            position = end;
            if (position == file.length()) {
                response.end(piece);
            } else {
                response.write(piece);
            }
        }
    }
}
