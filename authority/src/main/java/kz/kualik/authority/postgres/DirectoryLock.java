package kz.kualik.authority.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Only one authority may run an embedded database in a directory; the kernel frees the lock however the process ends. */
final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock acquire(Path directory) throws PostgresException {
        var file = directory.resolve("lock");
        try {
            PrivateFiles.createOpenDirectories(directory);
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!takes(channel)) {
                channel.close();
                throw new PostgresException("another authority, process "
                        + Files.readString(file).strip() + ", uses the data directory " + directory);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DirectoryLock(channel);
        } catch (IOException e) {
            throw new PostgresException("the directory " + directory + " cannot be locked", e);
        }
    }

    /** Whether an authority has the directory at this moment. */
    static boolean isHeld(Path directory) throws IOException {
        var file = directory.resolve("lock");
        if (!Files.exists(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return !takes(channel);
        }
    }

    /** Takes the lock; false if somebody else has it. */
    private static boolean takes(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws PostgresException {
        try {
            channel.close();
        } catch (IOException e) {
            throw new PostgresException("the lock of the data directory cannot be freed", e);
        }
    }
}
