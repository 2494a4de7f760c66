package kz.kualik.signer.site;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Finds out whose process holds the other end of a connection from this computer. A port of the loopback interface is open
 * to every user of the computer; a key is not. Linux tells in {@code /proc/net/tcp} and {@code tcp6} (proc_pid_net(5)).
 */
public final class ConnectionOwner {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final Path proc;
    private final SocketTable table;
    private final boolean canTell;

    /** The computer's own tables. */
    public static ConnectionOwner ofThisComputer() {
        return new ConnectionOwner(Path.of("/proc"));
    }

    /** @param proc where the tables lie */
    public ConnectionOwner(Path proc) {
        this.proc = proc;
        this.table = new SocketTable(proc);
        this.canTell = table.isThere();
    }

    /**
     * Whether a connection may be served at all: it comes from this computer's own address and, where that can be told, from
     * this user.
     *
     * @param peer the other end's address
     * @param ownPort our end's port
     */
    public boolean admits(InetSocketAddress peer, int ownPort) {
        return LOOPBACK.equals(peer.getAddress()) && (!canTell || isOwn(peer, ownPort));
    }

    /**
     * Whether the connection comes from a process of the user under whom this process runs. What cannot be found is not
     * ours. Every user of the computer can take any address of 127/8 and any port: so both ends are compared as a whole, and
     * who comes from another address than the one at which this computer is known is not served.
     *
     * @param peer the other end's address
     * @param ownPort our end's port
     */
    public boolean isOwn(InetSocketAddress peer, int ownPort) {
        var self = self();
        return LOOPBACK.equals(peer.getAddress())
                && self.isPresent()
                && userOf(peer, new InetSocketAddress(LOOPBACK, ownPort)).equals(self);
    }

    /** Whether this computer had tables to look into at the start; elsewhere nobody can be told apart. */
    public boolean canTell() {
        return canTell;
    }

    private OptionalLong self() {
        try {
            var user = Files.getAttribute(proc.resolve("self"), "unix:uid");
            return user instanceof Number number ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }

    /** The other end's socket: its local address is the peer's, its remote one is ours. There is one, or nobody knows. */
    private OptionalLong userOf(InetSocketAddress peer, InetSocketAddress own) {
        var first = look(peer, own);
        // While others come and go, the kernel may leave a row out, or write one twice.
        return first.isPresent() ? first : look(peer, own);
    }

    private OptionalLong look(InetSocketAddress peer, InetSocketAddress own) {
        var found = table.all(
                peer.getPort(),
                socket -> socket.isEstablished()
                        && socket.local().equals(peer)
                        && socket.remote().equals(own));
        return found.size() == 1 ? OptionalLong.of(found.getFirst().user()) : OptionalLong.empty();
    }
}
