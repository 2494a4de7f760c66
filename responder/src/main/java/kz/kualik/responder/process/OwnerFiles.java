package kz.kualik.responder.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files that only their owner may read, replaced in one step that survives a power cut. */
final class OwnerFiles {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private OwnerFiles() {}

    static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
        }
    }

    /** Writes the whole file with mode 0600, or leaves the old one. */
    static void write(Path file, byte[] content) throws IOException {
        replace(file, channel -> {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        });
    }

    /** What fills a file. */
    interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    /** Fills a file beside the old one and puts it in its place. */
    static void replace(Path file, Content content) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        try (var channel = FileChannel.open(
                unfinished,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(FILE))) {
            content.writeTo(channel);
            channel.force(true);
        } catch (IOException e) {
            // On a full disk the half of a file would take the room that is missing.
            Files.deleteIfExists(unfinished);
            throw e;
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Refuses a secret that others may read or change. */
    static void requirePrivate(Path file) throws IOException, UnusableResponderFolderException {
        if (!FILE.containsAll(Files.getPosixFilePermissions(file))) {
            throw new UnusableResponderFolderException(file, "others may read or change it; set its mode to 0600");
        }
    }
}
