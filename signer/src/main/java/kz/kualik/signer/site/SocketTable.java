package kz.kualik.signer.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The computer's TCP sockets, as Linux tells of them in {@code /proc/net/tcp} and {@code tcp6} (proc_pid_net(5)). */
final class SocketTable {

    private static final String LISTENING = "0A";
    private static final String ESTABLISHED = "01";
    private static final int WORD_DIGITS = 8;
    private static final int COLUMNS = 10;

    private final Path proc;

    SocketTable(Path proc) {
        this.proc = proc;
    }

    /**
     * A socket.
     *
     * @param local its own end
     * @param remote the other end
     * @param isListening whether it waits for connections
     * @param isEstablished whether it is one end of a connection that stands
     * @param user whose process made it
     * @param inode under which processes hold it
     */
    record Socket(
            InetSocketAddress local,
            InetSocketAddress remote,
            boolean isListening,
            boolean isEstablished,
            long user,
            String inode) {}

    /** Whether this computer has such tables; elsewhere nobody can be told apart. */
    boolean isThere() {
        return Files.isReadable(proc.resolve("net/tcp"));
    }

    /**
     * All sockets of this kind. What cannot be read is not there.
     *
     * @param port its own or its other end's: of a long table only such rows are taken apart
     */
    List<Socket> all(int port, Predicate<Socket> wanted) {
        var written = String.format(Locale.ROOT, ":%04X ", port);
        return Stream.of("net/tcp", "net/tcp6")
                .flatMap(table -> rows(proc.resolve(table), written).stream())
                .filter(wanted)
                .toList();
    }

    private static List<Socket> rows(Path table, String port) {
        try (var lines = Files.lines(table, StandardCharsets.US_ASCII)) {
            return lines.skip(1)
                    .filter(line -> line.contains(port))
                    .map(line -> line.strip().split("\\s+"))
                    .filter(row -> row.length >= COLUMNS)
                    .map(SocketTable::socket)
                    .toList();
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return List.of();
        }
    }

    /** The columns: number, local and remote address, state, queues, timer, retransmissions, user, timeout, inode. */
    private static Socket socket(String[] row) {
        var columns = Arrays.asList(row);
        return new Socket(
                address(columns.get(1)),
                address(columns.get(2)),
                columns.get(3).equalsIgnoreCase(LISTENING),
                columns.get(3).equalsIgnoreCase(ESTABLISHED),
                Long.parseLong(columns.get(7)),
                columns.get(9));
    }

    /**
     * An address is written as words of 32 bits, each in the order of this computer's memory. One of IPv4 in IPv6's clothes is
     * one of IPv4.
     */
    private static InetSocketAddress address(String text) {
        var colon = text.indexOf(':');
        var octets = ByteBuffer.allocate(Math.max(0, colon) / 2).order(ByteOrder.nativeOrder());
        for (var at = 0; at + WORD_DIGITS <= colon; at += WORD_DIGITS) {
            octets.putInt(Integer.parseUnsignedInt(text.substring(at, at + WORD_DIGITS), 16));
        }
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress(octets.array()), Integer.parseInt(text.substring(colon + 1), 16));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address: " + text, e);
        }
    }
}
