package kz.kualik.authority.web;

import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP/1.1 whose request heads must be there in time as a whole. Tomcat itself only limits how long the next octet takes, so
 * that a client with one octet a second holds its connection for hours. Tomcat makes it by its name, therefore it is public.
 */
public final class HeadInTimeProtocol extends Http11NioProtocol {

    private volatile Duration headWithin = Duration.ofSeconds(30);

    void setHeadWithin(Duration duration) {
        headWithin = duration;
    }

    @Override
    protected Processor createProcessor() {
        return new InTime(this, getAdapter());
    }

    private final class InTime extends Http11Processor {

        InTime(HeadInTimeProtocol protocol, Adapter adapter) {
            super(protocol, adapter);
        }

        /** Is called whenever octets have come; {@code LONG} says that they are not a whole head yet. */
        @Override
        public SocketState service(SocketWrapperBase<?> socket) throws IOException {
            var state = super.service(socket);
            long begun = getRequest().getStartTimeNanos();
            return state == SocketState.LONG && begun > 0 && System.nanoTime() - begun > headWithin.toNanos()
                    ? SocketState.CLOSED
                    : state;
        }
    }
}
