package kz.kualik.authority.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;

/**
 * A new folder that appears under its name only when it is whole. Until then it is called {@code NAME.unfinished}; each file
 * is forced to the disk when it is written; if this is closed unfinished, everything goes away again.
 */
final class DurableFolder implements AutoCloseable {

    private static final int BUFFER = 1 << 17;
    private static final String OWNER_ONLY = "rwx------";

    private final Path target;
    private final Path unfinished;
    private final FolderLock lock;
    private final List<BackupEntry> entries = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private boolean finished;

    private DurableFolder(Path target, Path unfinished, FolderLock lock) {
        this.target = target;
        this.unfinished = unfinished;
        this.lock = lock;
    }

    /**
     * Begins the folder. What a copy left behind that was killed is removed first.
     *
     * @param octets how much is going to be written, roughly
     * @throws BackupException if the target is there and not empty, another copy is being made under its name, or the disk
     *     has too little room
     */
    static DurableFolder begin(Path target, long octets) throws BackupException {
        var absolute = target.toAbsolutePath().normalize();
        var parent = parentOf(absolute);
        var unfinished = parent.resolve(absolute.getFileName() + ".unfinished");
        requireEmpty(absolute);
        try {
            Files.createDirectories(parent);
        } catch (IOException e) {
            throw BackupException.notWritten(parent, e);
        }
        var lock = FolderLock.take(unfinished);
        try {
            create(parent, unfinished, octets);
            return new DurableFolder(absolute, unfinished, lock);
        } catch (BackupException e) {
            lock.release();
            throw e;
        }
    }

    private static void create(Path parent, Path unfinished, long octets) throws BackupException {
        try {
            var free = Files.getFileStore(parent).getUsableSpace();
            if (free < octets) {
                throw BackupException.noRoom(parent, octets, free);
            }
            Files.createDirectory(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        } catch (FileAlreadyExistsException e) {
            throw BackupException.unfinished(unfinished);
        } catch (IOException e) {
            throw BackupException.notWritten(unfinished, e);
        }
    }

    /** What was written so far. */
    List<BackupEntry> entries() {
        return List.copyOf(entries);
    }

    void folder(String path, String mode) throws BackupException {
        var folder = unfinished.resolve(path);
        try {
            Files.createDirectory(folder);
            entries.add(BackupEntry.folder(path, mode));
        } catch (IOException e) {
            throw BackupException.notWritten(folder, e);
        }
    }

    BackupEntry file(String path, String mode, byte[] content) throws BackupException {
        return write(path, mode, content.length, Channels.newChannel(new ByteArrayInputStream(content)));
    }

    /** Copies a file as it is at this moment. A file that grows meanwhile is copied up to the size that it has now. */
    BackupEntry copy(String path, Path source) throws BackupException, IOException {
        return copy(path, source, modeOf(source));
    }

    BackupEntry copy(String path, Path source, String mode) throws BackupException, IOException {
        try (var channel = FileChannel.open(source, StandardOpenOption.READ)) {
            return write(path, mode, channel.size(), channel);
        }
    }

    /**
     * Gives the folders their modes, forces their names to the disk, and gives the whole its name.
     *
     * @param rootMode the mode of the folder itself
     */
    void finish(String rootMode) throws BackupException {
        try {
            for (var entry : entries.reversed()) {
                if (entry.isFolder()) {
                    var folder = unfinished.resolve(entry.path());
                    force(folder);
                    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(entry.mode()));
                }
            }
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString(rootMode));
            force(unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            finished = true;
            force(parentOf(target));
        } catch (IOException e) {
            throw BackupException.notWritten(target, e);
        }
    }

    @Override
    public void close() throws BackupException {
        try {
            if (!finished) {
                remove(unfinished);
            }
        } finally {
            lock.release();
        }
    }

    static void remove(Path folder) throws BackupException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw BackupException.notRemoved(folder, e);
        }
    }

    static String modeOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    private BackupEntry write(String path, String mode, long size, ReadableByteChannel content) throws BackupException {
        var file = unfinished.resolve(path);
        var digest = Digests.sha256();
        var written = 0L;
        try (var channel = FileChannel.open(
                file,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            while (written < size && fill(content, size - written, digest)) {
                written += buffer.remaining();
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            channel.force(true);
        } catch (IOException e) {
            throw BackupException.notWritten(file, e);
        }
        var entry = new BackupEntry(path, mode, written, HexFormat.of().formatHex(digest.digest()));
        entries.add(entry);
        return entry;
    }

    private boolean fill(ReadableByteChannel content, long most, MessageDigest digest) throws IOException {
        buffer.clear().limit((int) Math.min(BUFFER, most));
        if (content.read(buffer) < 0) {
            return false;
        }
        buffer.flip();
        digest.update(buffer.array(), 0, buffer.limit());
        return true;
    }

    private static void requireEmpty(Path target) throws BackupException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var there = Files.newDirectoryStream(target)) {
            if (there.iterator().hasNext()) {
                throw BackupException.notEmpty(target);
            }
        } catch (NotDirectoryException e) {
            throw BackupException.notEmpty(target);
        } catch (IOException e) {
            throw BackupException.notRead(target, e);
        }
    }

    private static Path parentOf(Path absolute) {
        var parent = absolute.getParent();
        return parent == null ? absolute : parent;
    }

    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
