package kz.kualik.pki.crl;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where encoded entries wait until their number of octets is known, because a definite length stands before them. Read
 * twice: for the signature and for the list.
 */
abstract sealed class EntrySpool implements AutoCloseable {

    static final int BUFFER = 256 * 1024;

    /** To be closed before the first {@link #copyTo}. */
    abstract OutputStream open() throws IOException;

    abstract void copyTo(OutputStream out) throws IOException;

    @Override
    public abstract void close() throws IOException;

    static EntrySpool inMemory() {
        return new InMemory();
    }

    /** In a file that is made anew and goes away on {@link #close}. */
    static EntrySpool inFile(Path file) {
        return new InFile(file);
    }

    private static final class InMemory extends EntrySpool {

        private final DerBuffer buffer = new DerBuffer();

        @Override
        OutputStream open() {
            return buffer;
        }

        @Override
        void copyTo(OutputStream out) throws IOException {
            buffer.writeTo(out);
        }

        @Override
        public void close() {
            // Nothing outside the memory.
        }
    }

    private static final class InFile extends EntrySpool {

        private final Path file;

        private InFile(Path file) {
            this.file = file;
        }

        @Override
        OutputStream open() throws IOException {
            return new BufferedOutputStream(
                    Files.newOutputStream(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE),
                    BUFFER);
        }

        @Override
        void copyTo(OutputStream out) throws IOException {
            try (var in = Files.newInputStream(file)) {
                var piece = new byte[BUFFER];
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    out.write(piece, 0, read);
                }
            }
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }
}
