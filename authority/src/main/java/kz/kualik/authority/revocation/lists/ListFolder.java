package kz.kualik.authority.revocation.lists;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * This node's copies of the newest lists. A file appears under its name whole and durable or not at all; whatever else lies
 * here is a remainder and may go.
 */
final class ListFolder {

    private static final String UNFINISHED = ".part";

    private final Path folder;
    private final AtomicLong unfinished = new AtomicLong();

    /** Makes the folder and throws away what a stop left unfinished. */
    ListFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            try (var files = Files.newDirectoryStream(folder, "*" + UNFINISHED + "*")) {
                for (var file : files) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of revocation lists " + folder + " cannot be used", e);
        }
    }

    /** Where the list lies or would lie. */
    Path path(StoredList list) {
        return folder.resolve(list.name() + "." + list.number() + ".crl");
    }

    boolean holds(StoredList list) {
        try {
            return Files.size(path(list)) == list.size();
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new name for a file that is being written. */
    Path unfinished() {
        return folder.resolve(unfinished.incrementAndGet() + UNFINISHED);
    }

    /** Puts a finished, durable file in its place. */
    void publish(Path finished, StoredList list) throws IOException {
        Files.move(finished, path(list), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /** Writes a copy and puts it in its place; nothing is left if writing fails or says that there is nothing. */
    void store(StoredList list, Writer writer) throws IOException {
        var file = unfinished();
        try {
            try (var stream = new FileOutputStream(file.toFile());
                    var out = new BufferedOutputStream(stream)) {
                if (!writer.writeTo(out)) {
                    return;
                }
                out.flush();
                stream.getFD().sync();
            }
            publish(file, list);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Removes every list but these. Who reads one that goes away reads it to its end. */
    void keepOnly(Set<Path> lists) throws IOException {
        try (var files = Files.newDirectoryStream(folder, "*.crl")) {
            for (var file : files) {
                if (!lists.contains(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Writes a list's octets. */
    @FunctionalInterface
    interface Writer {

        /** False if there are none. */
        boolean writeTo(OutputStream out) throws IOException;
    }
}
