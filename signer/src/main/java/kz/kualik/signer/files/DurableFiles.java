package kz.kualik.signer.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Writes files that are either there as a whole or not at all, also when the stick is pulled out or the power fails: beside
 * their place first, then put there by one step.
 */
public final class DurableFiles {

    private DurableFiles() {}

    /**
     * Writes a file that only its owner may read, where the file system knows owners.
     *
     * @throws IOException if it cannot be written; what was there before is there still
     */
    public static void write(Path file, byte[] octets) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(fresh);
        try (var channel = FileChannel.open(
                fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersOnly(file))) {
            var buffer = ByteBuffer.wrap(octets);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /**
     * The same for a file that others may read as the process's own rules have it, of any length.
     *
     * @throws IOException if it cannot be written; what was there before is there still
     */
    public static void writeReadable(Path file, InputStream content) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".part");
        Files.copy(content, fresh, StandardCopyOption.REPLACE_EXISTING);
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The file systems of sticks know no owners. */
    private static FileAttribute<?>[] ownersOnly(Path file) throws IOException {
        FileStore store = Files.getFileStore(file.toAbsolutePath().getParent());
        return store.supportsFileAttributeView(PosixFileAttributeView.class)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
