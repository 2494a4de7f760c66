package kz.kualik.signer.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The computer's TCP sockets, as Linux tells of them in {@code /proc/net/tcp} and {@code tcp6} (proc_pid_net(5)). */
final class SocketTable {

    private static final String LISTENING = "0A";
    private static final int COLUMNS = 10;

    private final Path proc;

    SocketTable(Path proc) {
        this.proc = proc;
    }

    /**
     * A socket.
     *
     * @param localPort its own end's
     * @param remotePort the other end's
     * @param isListening whether it waits for connections
     * @param user whose process made it
     * @param inode under which processes hold it
     */
    record Socket(int localPort, int remotePort, boolean isListening, long user, String inode) {}

    /** Whether this computer has such tables; elsewhere nobody can be told apart. */
    boolean isThere() {
        return Files.isReadable(proc.resolve("net/tcp"));
    }

    /**
     * The first socket of this kind. What cannot be read is not there.
     *
     * @param port its own or its other end's: of a long table only such rows are taken apart
     */
    Optional<Socket> find(int port, Predicate<Socket> wanted) {
        var written = String.format(Locale.ROOT, ":%04X ", port);
        return Stream.of("net/tcp", "net/tcp6")
                .flatMap(table -> rows(proc.resolve(table), written).stream())
                .filter(wanted)
                .findFirst();
    }

    private static List<Socket> rows(Path table, String port) {
        try (var lines = Files.lines(table, StandardCharsets.US_ASCII)) {
            return lines.skip(1)
                    .filter(line -> line.contains(port))
                    .map(line -> line.strip().split("\\s+"))
                    .filter(row -> row.length >= COLUMNS)
                    .map(SocketTable::socket)
                    .toList();
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return List.of();
        }
    }

    /** The columns: number, local and remote address, state, queues, timer, retransmissions, user, timeout, inode. */
    private static Socket socket(String[] row) {
        var columns = Arrays.asList(row);
        return new Socket(
                port(columns.get(1)),
                port(columns.get(2)),
                columns.get(3).toUpperCase(Locale.ROOT).equals(LISTENING),
                Long.parseLong(columns.get(7)),
                columns.get(9));
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }
}
