package kz.kualik.signature.zip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import kz.kualik.signature.UnreadableDocumentException;

/**
 * A ZIP archive (PKWARE APPNOTE 6.3) held in memory, read so that every other reader must see the same files: each octet
 * of the archive belongs to exactly one entry or to the directory, local headers and directory agree, no name occurs
 * twice. ZIP64, encryption, several volumes and methods other than <i>stored</i> and <i>deflate</i> are refused, and so is
 * an archive that would grow out of bounds.
 */
final class ZipArchive {

    private static final int END_RECORD = 0x06054b50;
    private static final int END_RECORD_SIZE = 22;
    private static final int MAXIMUM_COMMENT = 0xFFFF;
    private static final int MAXIMUM_ENTRIES = 10_000;

    /** All files of one archive together, unpacked. */
    static final long MAXIMUM_TOTAL_SIZE = 1L << 30;

    private final SequencedMap<String, ZipMember> members;

    private ZipArchive(SequencedMap<String, ZipMember> members) {
        this.members = members;
    }

    /**
     * Reads the directory of an archive; the files themselves are unpacked when asked for.
     *
     * @param bytes not copied; must not be changed while the archive is in use
     * @throws UnreadableDocumentException if this is no ZIP archive, or one on which readers could disagree
     */
    static ZipArchive read(byte[] bytes) throws UnreadableDocumentException {
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        var end = endRecord(buffer);
        var entries = Short.toUnsignedInt(buffer.getShort(end + 10));
        var directorySize = Integer.toUnsignedLong(buffer.getInt(end + 12));
        var directoryStart = Integer.toUnsignedLong(buffer.getInt(end + 16));
        if (buffer.getShort(end + 4) != 0
                || buffer.getShort(end + 6) != 0
                || buffer.getShort(end + 8) != buffer.getShort(end + 10)) {
            throw new UnreadableDocumentException("a ZIP archive in several volumes");
        }
        if (directoryStart + directorySize != end) {
            throw new UnreadableDocumentException("the directory of the ZIP archive does not lie where its end says");
        }
        if (entries > MAXIMUM_ENTRIES) {
            throw new UnreadableDocumentException(
                    "a ZIP archive with " + entries + " files; at most " + MAXIMUM_ENTRIES + " are read");
        }
        return new ZipArchive(members(buffer, (int) directoryStart, end, entries));
    }

    private static int endRecord(ByteBuffer buffer) throws UnreadableDocumentException {
        var size = buffer.capacity();
        var lowest = Math.max(0, size - END_RECORD_SIZE - MAXIMUM_COMMENT);
        for (var at = size - END_RECORD_SIZE; at >= lowest; at--) {
            if (buffer.getInt(at) == END_RECORD
                    && at + END_RECORD_SIZE + Short.toUnsignedInt(buffer.getShort(at + 20)) == size) {
                return at;
            }
        }
        throw new UnreadableDocumentException("no end of a ZIP archive");
    }

    private static SequencedMap<String, ZipMember> members(ByteBuffer buffer, int from, int end, int entries)
            throws UnreadableDocumentException {
        var members = new LinkedHashMap<String, ZipMember>();
        var at = from;
        var total = 0L;
        for (var i = 0; i < entries; i++) {
            var header = CentralHeader.read(buffer, at, end);
            var member = ZipMember.read(buffer, header, from);
            if (member.isFolder() && header.size() != 0) {
                throw new UnreadableDocumentException("the folder '" + header.name() + "' holds octets");
            }
            if (members.putIfAbsent(header.name(), member) != null) {
                throw new UnreadableDocumentException("the ZIP archive holds '" + header.name() + "' twice");
            }
            total += header.size();
            at = header.end();
        }
        if (at != end) {
            throw new UnreadableDocumentException("the directory of the ZIP archive is longer than its entries");
        }
        if (total > MAXIMUM_TOTAL_SIZE) {
            throw new UnreadableDocumentException(
                    "the ZIP archive unpacks to more than " + MAXIMUM_TOTAL_SIZE + " octets");
        }
        requireNoGaps(
                members.values().stream()
                        .sorted(Comparator.comparingInt(ZipMember::start))
                        .toList(),
                from);
        return members;
    }

    private static void requireNoGaps(List<ZipMember> inFileOrder, int directoryStart)
            throws UnreadableDocumentException {
        var expected = 0;
        for (var member : inFileOrder) {
            if (member.start() != expected) {
                throw new UnreadableDocumentException(
                        "the ZIP archive has octets that belong to no file, or files that overlap, at '" + member.name()
                                + "'");
            }
            expected = member.end();
        }
        if (expected != directoryStart) {
            throw new UnreadableDocumentException("the ZIP archive has octets that belong to no file");
        }
    }

    /** The files, without folders, in the order of the directory. */
    List<ZipMember> files() {
        return members.values().stream().filter(member -> !member.isFolder()).toList();
    }

    Optional<ZipMember> file(String name) {
        return Optional.ofNullable(members.get(name)).filter(member -> !member.isFolder());
    }
}
