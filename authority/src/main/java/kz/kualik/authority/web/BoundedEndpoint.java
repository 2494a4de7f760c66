package kz.kualik.authority.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.net.NioEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes connections at once whose address has as many open as it may, before anything is read of them. Without this one machine
 * could hold every connection there is, because rates are only counted when a request has come.
 */
final class BoundedEndpoint extends NioEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(BoundedEndpoint.class);
    private static final long BETWEEN_WARNINGS = TimeUnit.MINUTES.toNanos(1);

    private volatile AddressConnections byAddress = new AddressConnections(Integer.MAX_VALUE);
    private long warned = System.nanoTime() - BETWEEN_WARNINGS;

    /** Before it is started. */
    void setMostByAddress(int most) {
        byAddress = new AddressConnections(most);
    }

    void closed(SocketChannel socket) {
        byAddress.close(socket);
    }

    /** Is called by the one thread that takes connections; whoever gets false need not close the socket. */
    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        if (!mayOpen(socket)) {
            destroySocket(socket);
            return false;
        }
        if (super.setSocketOptions(socket)) {
            return true;
        }
        byAddress.close(socket);
        return false;
    }

    private boolean mayOpen(SocketChannel socket) {
        try {
            if (!(socket.getRemoteAddress() instanceof InetSocketAddress remote)
                    || byAddress.open(socket, remote.getAddress().getHostAddress())) {
                return true;
            }
        } catch (IOException e) {
            LOG.debug("a connection is gone before it was taken", e);
            return false;
        }
        if (System.nanoTime() - warned >= BETWEEN_WARNINGS) {
            warned = System.nanoTime();
            // Without the address: it may be a person's.
            LOG.warn(
                    "further connections of an address are closed at once: it has {} open"
                            + " (kualik.http.connections-by-address)",
                    byAddress.most());
        }
        return false;
    }
}
