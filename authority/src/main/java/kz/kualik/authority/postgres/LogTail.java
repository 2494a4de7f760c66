package kz.kualik.authority.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The last words of the server's log, for messages about a start that failed. */
final class LogTail {

    private static final int MAXIMUM_OCTETS = 1500;

    private LogTail() {}

    static String of(Path log) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var length = (int) Math.min(MAXIMUM_OCTETS, file.length());
            var octets = new byte[length];
            file.seek(file.length() - length);
            file.readFully(octets);
            return "\n" + new String(octets, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "its log " + log + " cannot be read";
        }
    }
}
