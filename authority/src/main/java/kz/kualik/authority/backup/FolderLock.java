package kz.kualik.authority.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to make a folder under a name, held by an open file {@code NAME.lock} beside it; the kernel takes it back however
 * the process ends. A folder that lies there together with such a file, while nobody holds it, was left by a copy that was
 * killed; a folder without one is somebody else's and stays.
 */
final class FolderLock {

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the right, and removes what a killed copy left.
     *
     * @throws BackupException if a copy is being made at this moment, or a folder is there that no copy has left
     */
    static FolderLock take(Path folder) throws BackupException {
        var file = folder.resolveSibling(folder.getFileName() + ".lock");
        try {
            boolean leftBehind = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            boolean folderIsThere = Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
            if (folderIsThere && !leftBehind) {
                throw BackupException.unfinished(folder);
            }
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            var lock = new FolderLock(file, channel);
            // The file may have been removed by the copy that ended between the two steps; that one is not ours to
            // hold.
            if (!lock.isTaken() || !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                channel.close();
                throw BackupException.underWay(folder);
            }
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                DurableFolder.remove(folder);
            }
            return lock;
        } catch (IOException e) {
            throw BackupException.notWritten(file, e);
        }
    }

    private boolean isTaken() throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Gives it back. */
    void release() throws BackupException {
        try {
            Files.deleteIfExists(file);
            channel.close();
        } catch (IOException e) {
            throw BackupException.notRemoved(file, e);
        }
    }
}
