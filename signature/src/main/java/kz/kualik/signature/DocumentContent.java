package kz.kualik.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a document that is signed or checked. They can be read several times from the beginning, and need not lie in
 * memory: a document may have a hundred megabytes.
 */
public interface DocumentContent {

    /** The number of octets. */
    long size();

    /**
     * Opens the content at its beginning; the caller closes the stream.
     *
     * @throws IOException if the place where the bytes lie cannot be read
     */
    InputStream open() throws IOException;

    /** Content in memory. The array is copied. */
    static DocumentContent of(byte[] bytes) {
        return new InMemory(bytes.clone());
    }

    /**
     * Content of a file, read anew on each opening.
     *
     * @throws IOException if there is no such file
     */
    static DocumentContent of(Path file) throws IOException {
        return new InFile(file, Files.size(file));
    }

    /** Content that lies in memory. */
    final class InMemory implements DocumentContent {

        private final byte[] bytes;

        private InMemory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    /**
     * Content that lies in a file.
     *
     * @param file where it lies
     * @param size its length in octets when it was found
     */
    record InFile(Path file, long size) implements DocumentContent {

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
