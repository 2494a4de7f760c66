package kz.kualik.signer.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** A lock against other processes of the same user for the moment in which a file is changed. */
public final class OwnerLock implements AutoCloseable {

    private static final int ATTEMPTS = 100;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(50);

    private final FileChannel channel;

    private OwnerLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock. Whoever changes the file needs a moment; who holds the lock longer keeps nobody from an answer.
     *
     * @param file is made for its owner alone, because who can read a file can hold a lock on it
     * @throws IOException if it cannot be had within five seconds
     */
    public static OwnerLock take(Path file) throws IOException {
        var channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (tryLock(channel).isPresent()) {
                return new OwnerLock(channel);
            }
            LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
        }
        channel.close();
        throw new IOException("another process holds the lock " + file);
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
