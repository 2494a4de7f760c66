package kz.kualik.authority.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files that nobody but the authority's user may read, written so that they survive a power cut. */
final class PrivateFiles {

    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private PrivateFiles() {}

    static void createFolder(Path folder) throws IOException {
        Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
    }

    /** Writes a new file with mode 0600 and forces it to the disk. */
    static void write(Path file, byte[] content) throws IOException {
        try (var channel = FileChannel.open(
                file,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_FILE))) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /**
     * Reads a file.
     *
     * @param maximumSize in octets; a larger file is refused
     */
    static byte[] read(Path file, int maximumSize) {
        try {
            if (!Files.exists(file)) {
                throw KeyFileException.missing(file);
            }
            if (Files.size(file) > maximumSize) {
                throw KeyFileException.damaged(file, "it is larger than " + maximumSize + " octets");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw KeyFileException.unreadable(file, e);
        }
    }

    /** Refuses a secret that somebody else may read or change. */
    static void requirePrivate(Path file) {
        try {
            if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw KeyFileException.tooOpen(file);
            }
        } catch (IOException e) {
            throw KeyFileException.unreadable(file, e);
        }
    }

    /** Forces names in the folder and everything below it to the disk. */
    static void forceFolders(Path folder) throws IOException {
        try (var below = Files.walk(folder)) {
            for (var path : (Iterable<Path>) below.filter(Files::isDirectory)::iterator) {
                force(path);
            }
        }
    }

    /** Gives a finished folder its name, in one step that survives a power cut. */
    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        var parent = to.toAbsolutePath().getParent();
        if (parent != null) {
            force(parent);
        }
    }

    static void deleteAll(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
