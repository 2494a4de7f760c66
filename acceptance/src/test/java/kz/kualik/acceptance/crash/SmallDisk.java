package kz.kualik.acceptance.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A small file system in memory, which a test can fill to the last octet and make read-only. */
final class SmallDisk implements AutoCloseable {

    private static final int PIECE = 1 << 20;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Whether this process may make one. */
    static boolean isPossible() {
        try {
            var folder = Files.createTempDirectory("kualik-mount-");
            try {
                var works = run(List.of("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString()));
                return works && run(List.of("umount", folder.toString()));
            } finally {
                Files.delete(folder);
            }
        } catch (IOException e) {
            return false;
        }
    }

    /** Mounts one over the folder; the test is skipped where that is not allowed. */
    static SmallDisk over(Path folder, int megabytes) throws IOException {
        Assumptions.assumeTrue(isPossible(), "this user may not mount a file system");
        Files.createDirectories(folder);
        if (!run(List.of(
                "mount", "-t", "tmpfs", "-o", "mode=755,size=" + megabytes + "m", "tmpfs", folder.toString()))) {
            throw new IOException("no file system over " + folder);
        }
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** Leaves so many megabytes free. */
    void fillUpTo(int megabytesLeft) throws IOException {
        var piece = ByteBuffer.allocate(PIECE);
        try (var channel = FileChannel.open(
                filler(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (megabytesLeft == 0 || free() > megabytesLeft) {
                piece.clear();
                channel.write(piece);
            }
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException full) {
            // No space left on device: that is what was wanted.
            if (megabytesLeft > 0) {
                throw full;
            }
        }
    }

    /** Frees what was filled. */
    void makeRoom() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private long free() throws IOException {
        return Files.getFileStore(folder).getUsableSpace() >> 20;
    }

    /** Lets nobody write any more, or again. Not possible while a file is open for writing. */
    void readOnly(boolean readOnly) throws IOException {
        if (!run(List.of("mount", "-o", "remount," + (readOnly ? "ro" : "rw"), folder.toString()))) {
            throw new IOException(folder + " cannot be mounted anew");
        }
    }

    @Override
    public void close() throws IOException {
        if (!run(List.of("umount", folder.toString())) && !run(List.of("umount", "-l", folder.toString()))) {
            throw new IOException(folder + " cannot be unmounted");
        }
    }

    private static boolean run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
