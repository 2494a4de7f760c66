package kz.kualik.authority.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code postmaster.pid}, the file in which a running PostgreSQL server says who it is: process id in the first line, port
 * in the fourth, state in the eighth.
 *
 * @param pid the process id of the server that wrote the file; it may be long dead
 * @param port where it listens; 0 while the server has not written it
 * @param ready whether that server has said that it takes connections
 */
record PostmasterFile(long pid, int port, boolean ready) {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int STATE_LINE = 7;

    /** Reads the file of a data directory; empty if there is none or the server has not finished writing it. */
    static Optional<PostmasterFile> read(Path cluster) throws IOException {
        try {
            var lines = Files.readAllLines(path(cluster), StandardCharsets.UTF_8);
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            var ready =
                    lines.size() > STATE_LINE && lines.get(STATE_LINE).strip().equals("ready");
            return Optional.of(
                    new PostmasterFile(Long.parseLong(lines.get(PID_LINE).strip()), port(lines), ready));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static int port(List<String> lines) {
        return lines.size() > PORT_LINE ? Integer.parseInt(lines.get(PORT_LINE).strip()) : 0;
    }

    static Path path(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }
}
