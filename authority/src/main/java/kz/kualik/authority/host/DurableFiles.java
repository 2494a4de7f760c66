package kz.kualik.authority.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are there as a whole or not at all, whenever the power fails. */
public final class DurableFiles {

    private DurableFiles() {}

    /**
     * Writes the file so that a reader finds either what stood there before or all of the new content, and that it is on the
     * disk when this returns. The folder must exist.
     */
    public static void write(Path file, byte[] content) throws IOException {
        var absolute = file.toAbsolutePath();
        var name = String.valueOf(absolute.getFileName());
        var unfinished = absolute.resolveSibling("." + name + ".new");
        try {
            fill(unfinished, content);
            Files.move(unfinished, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            removeRemains(unfinished, e);
            throw e;
        }
        var folder = absolute.getParent();
        if (folder != null) {
            try (var entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            }
        }
    }

    /** On a full disk the half of a file would take the room that is missing. */
    private static void removeRemains(Path unfinished, IOException failure) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static void fill(Path unfinished, byte[] content) throws IOException {
        try (var channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }
}
