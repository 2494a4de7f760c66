package kz.kualik.signer.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import kz.kualik.signer.files.XdgFolder;

/** The folder where a user's Signer keeps its own things; one Signer at a time. */
final class SignerFolder implements AutoCloseable {

    private static final String OWNER_ONLY = "rwx------";
    private static final String OWNER = "unix:uid";

    private final Path folder;
    private final FileChannel lock;

    private SignerFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Where it is by custom (XDG Base Directory Specification): below {@code XDG_DATA_HOME} or {@code ~/.local/share}. */
    static Path usual(Map<String, String> environment, String home) {
        return XdgFolder.data(environment, Path.of(home)).resolve("kualik-signer");
    }

    /**
     * Makes the folder if need be, and claims it until it is closed.
     *
     * @throws SignerStartException if another Signer of this user holds it, or it cannot be written
     */
    static SignerFolder claim(Path folder) throws SignerStartException {
        make(folder);
        try {
            var channel = lockFile(folder);
            try {
                if (channel.tryLock() == null) {
                    channel.close();
                    throw SignerStartException.alreadyRunning(folder);
                }
            } catch (OverlappingFileLockException e) {
                channel.close();
                throw SignerStartException.alreadyRunning(folder);
            }
            return new SignerFolder(folder, channel);
        } catch (IOException e) {
            throw SignerStartException.folder(folder, e);
        }
    }

    /**
     * Whether a Signer of another process holds a folder that is there.
     *
     * @throws SignerStartException if that cannot be seen
     */
    static boolean isHeld(Path folder) throws SignerStartException {
        try (var channel = lockFile(folder)) {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            throw SignerStartException.folder(folder, e);
        }
    }

    private static FileChannel lockFile(Path folder) throws IOException {
        return FileChannel.open(
                folder.resolve("lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /**
     * Makes the folder if it is not there; only its owner may look into it, also if somebody made it otherwise before: who can
     * read a lock can hold it.
     *
     * @throws SignerStartException if that cannot be done
     */
    static void make(Path folder) throws SignerStartException {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
            var self = Files.getAttribute(Path.of("/proc/self"), OWNER);
            if (!self.equals(Files.getAttribute(folder, OWNER, LinkOption.NOFOLLOW_LINKS))
                    || !self.equals(Files.getAttribute(folder, OWNER))) {
                throw SignerStartException.foreignFolder(folder);
            }
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(OWNER_ONLY));
        } catch (IOException | UnsupportedOperationException e) {
            throw SignerStartException.folder(folder, e);
        }
    }

    Path path() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
