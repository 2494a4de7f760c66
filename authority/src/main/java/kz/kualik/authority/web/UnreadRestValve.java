package kz.kualik.authority.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Sends the answer to a request whose body was not read to its end, and ends the connection unless the rest is there at once.
 * Tomcat would wait for each next octet anew. Closing without a look would lose answers: what is unread then makes the kernel
 * reset the connection, and the client may not have read its answer yet.
 */
final class UnreadRestValve extends ValveBase {

    /** The attribute of a request whose rest is not waited for. */
    static final String GIVEN_UP = "kz.kualik.request-given-up";

    /** Whoever sends its body without pause has sent so much of it by then as is read on. */
    static final Duration REST_WITHIN = Duration.ofSeconds(2);

    /** Octets; whoever has announced more is told that the connection ends. */
    static final int LONGEST_REST = 64 * 1024;

    UnreadRestValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        var body = request.getCoyoteRequest();
        if (request.getAttribute(GIVEN_UP) instanceof IOException cause) {
            response.flushBuffer();
            body.action(ActionCode.CLOSE_NOW, cause);
        } else if (!request.isAsync() && !isRead(body)) {
            response.finishResponse();
            if (!readOn(body)) {
                body.action(ActionCode.CLOSE_NOW, new IOException("the rest of a body that nobody reads did not come"));
            }
        }
    }

    private static boolean isRead(org.apache.coyote.Request body) {
        var read = new AtomicBoolean();
        body.action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        return read.get();
    }

    private static boolean readOn(org.apache.coyote.Request body) {
        return HeadInTimeProtocol.SOCKET.isBound() && readOn(body, HeadInTimeProtocol.SOCKET.get());
    }

    private static boolean readOn(org.apache.coyote.Request body, SocketWrapperBase<?> socket) {
        var begun = System.nanoTime();
        var usual = socket.getReadTimeout();
        var octets = new Octets();
        var left = LONGEST_REST;
        try {
            while (!isRead(body)) {
                var patience = REST_WITHIN.toMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
                if (patience <= 0 || left < 0) {
                    return false;
                }
                socket.setReadTimeout(patience);
                var read = body.doRead(octets);
                if (read < 0) {
                    return isRead(body);
                }
                left -= read;
            }
            return true;
        } catch (IOException e) {
            // It did not come in time, is damaged, or the client is gone: the connection is of no use any more.
            return false;
        } finally {
            socket.setReadTimeout(usual);
        }
    }

    /** Takes what was read, which nobody wants. */
    private static final class Octets implements ApplicationBufferHandler {

        private ByteBuffer buffer = EMPTY_BUFFER;

        @Override
        public void setByteBuffer(ByteBuffer read) {
            buffer = read;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // The buffer is the container's own.
        }
    }
}
