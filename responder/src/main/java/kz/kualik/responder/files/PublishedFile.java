package kz.kualik.responder.files;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import kz.kualik.crypto.DigestAlgorithm;

/**
 * A file that is handed out, since when it is the current one, and until when it may be kept. Its octets are in memory or on
 * disk; readers of a large one take piece after piece and never hold it whole.
 */
public final class PublishedFile {

    private static final int TAG_OCTETS = 16;

    private final Source source;
    private final long length;
    private final Instant lastModified;
    private final Optional<Instant> expires;
    private final String entityTag;

    private PublishedFile(
            Source source, long length, Instant lastModified, Optional<Instant> expires, String entityTag) {
        this.source = source;
        this.length = length;
        this.lastModified = lastModified;
        this.expires = expires;
        this.entityTag = entityTag;
    }

    /**
     * A file that is good until a known time, as a revocation list until its nextUpdate.
     *
     * @param content is taken over, not copied
     */
    public static PublishedFile expiring(byte[] content, Instant lastModified, Instant expires) {
        return inMemory(content, lastModified, Optional.of(expires));
    }

    /** A file that stays as it is, as a certificate. */
    public static PublishedFile lasting(byte[] content, Instant lastModified) {
        return inMemory(content, lastModified, Optional.empty());
    }

    /**
     * A file on disk that is good until a known time. It is never changed under its path, only removed.
     *
     * @param length in octets
     * @param sha256 of the content, in hexadecimal; makes the entity tag
     */
    public static PublishedFile onDisk(Path path, long length, String sha256, Instant lastModified, Instant expires) {
        return new PublishedFile(
                () -> new DiskReader(FileChannel.open(path, StandardOpenOption.READ)),
                length,
                lastModified,
                Optional.of(expires),
                '"' + sha256.substring(0, 2 * TAG_OCTETS) + '"');
    }

    private static PublishedFile inMemory(byte[] content, Instant lastModified, Optional<Instant> expires) {
        var tag = HexFormat.of().formatHex(DigestAlgorithm.SHA256.digest(content), 0, TAG_OCTETS);
        return new PublishedFile(
                () -> new MemoryReader(content), content.length, lastModified, expires, '"' + tag + '"');
    }

    /** In octets. */
    public long length() {
        return length;
    }

    public Instant lastModified() {
        return lastModified;
    }

    public Optional<Instant> expires() {
        return expires;
    }

    /** A strong entity tag with its quotation marks (RFC 9110, section 8.8.3), made of the content. */
    public String entityTag() {
        return entityTag;
    }

    /** Begins to read. May wait for the disk; a file that is removed later is still read to its end. */
    public Reader open() throws IOException {
        return source.open();
    }

    /** The octets of one file at any place. */
    public interface Reader extends Closeable {

        /** A copy of a part of the content. May wait for the disk. */
        byte[] read(long position, int octets) throws IOException;
    }

    @FunctionalInterface
    private interface Source {
        Reader open() throws IOException;
    }

    @SuppressWarnings("ArrayRecordComponent") // private, never compared
    private record MemoryReader(byte[] content) implements Reader {

        @Override
        public byte[] read(long position, int octets) {
            return Arrays.copyOfRange(content, (int) position, (int) position + octets);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private record DiskReader(FileChannel channel) implements Reader {

        @Override
        public byte[] read(long position, int octets) throws IOException {
            var piece = ByteBuffer.allocate(octets);
            while (piece.hasRemaining()) {
                if (channel.read(piece, position + piece.position()) < 0) {
                    throw new EOFException("the file ends at " + (position + piece.position()));
                }
            }
            return piece.array();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
