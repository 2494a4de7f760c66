package kz.kualik.authority.web;

import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP/1.1 whose request heads must be there in time as a whole, and of which an address has a bounded number of connections.
 * Tomcat itself only limits how long the next octet takes, so that a client with one octet a second holds its connection for
 * hours. Tomcat makes it by its name, therefore it is public.
 */
public final class HeadInTimeProtocol extends Http11NioProtocol {

    /** The connection of the request that this thread answers. */
    static final ScopedValue<SocketWrapperBase<?>> SOCKET = ScopedValue.newInstance();

    private final BoundedEndpoint endpoint;
    private volatile Duration headWithin = Duration.ofSeconds(30);

    /** For Tomcat, which sets the rest. */
    public HeadInTimeProtocol() {
        this(new BoundedEndpoint());
    }

    private HeadInTimeProtocol(BoundedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        var handler = new Closing(this);
        setHandler(handler);
        endpoint.setHandler(handler);
    }

    void setHeadWithin(Duration duration) {
        headWithin = duration;
    }

    void setMostConnectionsByAddress(int most) {
        endpoint.setMostByAddress(most);
    }

    @Override
    protected Processor createProcessor() {
        return new InTime(this, getAdapter());
    }

    /** Hears of every connection that ends, whoever ends it. */
    private final class Closing extends ConnectionHandler<NioChannel> {

        Closing(HeadInTimeProtocol protocol) {
            super(protocol);
        }

        @Override
        public void release(SocketWrapperBase<NioChannel> connection) {
            endpoint.closed(connection.getSocket().getIOChannel());
            super.release(connection);
        }
    }

    private final class InTime extends Http11Processor {

        InTime(HeadInTimeProtocol protocol, Adapter adapter) {
            super(protocol, adapter);
        }

        /** Is called whenever octets have come; {@code LONG} says that they are not a whole head yet. */
        @Override
        public SocketState service(SocketWrapperBase<?> socket) throws IOException {
            var state = ScopedValue.where(SOCKET, socket).call(() -> super.service(socket));
            long begun = getRequest().getStartTimeNanos();
            return state == SocketState.LONG && begun > 0 && System.nanoTime() - begun > headWithin.toNanos()
                    ? SocketState.CLOSED
                    : state;
        }
    }
}
