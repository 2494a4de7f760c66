package kz.kualik.signer.site;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds out whose process holds the other end of a connection from this computer. A port of the loopback interface is open
 * to every user of the computer; a key is not. Linux tells in {@code /proc/net/tcp} and {@code tcp6} (proc_pid_net(5)).
 */
public final class ConnectionOwner {

    private static final int LOCAL_ADDRESS = 1;
    private static final int REMOTE_ADDRESS = 2;
    private static final int USER = 7;

    private final Path proc;

    /** The computer's own tables. */
    public static ConnectionOwner ofThisComputer() {
        return new ConnectionOwner(Path.of("/proc"));
    }

    ConnectionOwner(Path proc) {
        this.proc = proc;
    }

    /**
     * Whether the connection comes from a process of the user under whom this process runs. What cannot be found is not
     * ours.
     *
     * @param peer the other end's address
     * @param ownPort our end's port
     */
    public boolean isOwn(InetSocketAddress peer, int ownPort) {
        var self = self();
        return self.isPresent() && userOf(peer.getPort(), ownPort).equals(self);
    }

    /** Whether this computer has tables to look into; elsewhere nobody can be told apart. */
    public boolean canTell() {
        return Files.isReadable(proc.resolve("net/tcp"));
    }

    private OptionalLong self() {
        try {
            var user = Files.getAttribute(proc.resolve("self"), "unix:uid");
            return user instanceof Number number ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }

    private OptionalLong userOf(int peerPort, int ownPort) {
        for (var table : new String[] {"net/tcp", "net/tcp6"}) {
            var found = userIn(proc.resolve(table), suffix(peerPort), suffix(ownPort));
            if (found.isPresent()) {
                return OptionalLong.of(found.get());
            }
        }
        return OptionalLong.empty();
    }

    /** The row of the other end's socket: its local port is the peer's, its remote one is ours. */
    private static Optional<Long> userIn(Path table, String local, String remote) {
        try (var lines = Files.lines(table)) {
            return lines.skip(1)
                    .map(line -> line.strip().split("\\s+"))
                    .filter(row -> row.length > USER
                            && row[LOCAL_ADDRESS].endsWith(local)
                            && row[REMOTE_ADDRESS].endsWith(remote))
                    .map(row -> Long.valueOf(row[USER]))
                    .findFirst();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String suffix(int port) {
        return ":" + String.format(Locale.ROOT, "%04X", port);
    }
}
