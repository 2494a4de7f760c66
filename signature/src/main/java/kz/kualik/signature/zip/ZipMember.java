package kz.kualik.signature.zip;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import kz.kualik.signature.UnreadableDocumentException;

/** One file or folder of a ZIP archive: its local header (APPNOTE, section 4.3.7) checked against the directory. */
final class ZipMember {

    private static final int SIGNATURE = 0x04034b50;
    private static final int FIXED_SIZE = 30;
    private static final int DESCRIPTOR_SIGNATURE = 0x08074b50;
    private static final int DESCRIPTOR_SIZE = 12;
    private static final int BUFFER_SIZE = 1 << 16;

    private final CentralHeader header;
    private final ByteBuffer archive;
    private final int dataStart;
    private final int end;

    private ZipMember(CentralHeader header, ByteBuffer archive, int dataStart, int end) {
        this.header = header;
        this.archive = archive;
        this.dataStart = dataStart;
        this.end = end;
    }

    static ZipMember read(ByteBuffer archive, CentralHeader header, int directoryStart)
            throws UnreadableDocumentException {
        if (header.localHeader() + FIXED_SIZE > directoryStart) {
            throw new UnreadableDocumentException("'" + header.name() + "' lies outside of the ZIP archive");
        }
        var at = (int) header.localHeader();
        if (archive.getInt(at) != SIGNATURE) {
            throw new UnreadableDocumentException("'" + header.name() + "' has no local header");
        }
        var nameLength = Short.toUnsignedInt(archive.getShort(at + 26));
        var extraLength = Short.toUnsignedInt(archive.getShort(at + 28));
        var dataStart = at + FIXED_SIZE + nameLength + extraLength;
        var dataEnd = dataStart + header.packedSize();
        if (dataEnd > directoryStart) {
            throw new UnreadableDocumentException("'" + header.name() + "' lies outside of the ZIP archive");
        }
        if (!archive.slice(at + FIXED_SIZE, nameLength).equals(header.rawName())) {
            throw new UnreadableDocumentException("'" + header.name() + "' has another name in its local header");
        }
        ExtraFields.requireHarmless(archive, at + FIXED_SIZE + nameLength, extraLength, header.rawName());
        requireAgreement(archive, at, header);
        var end = header.hasDataDescriptor()
                ? endOfDescriptor(archive, (int) dataEnd, directoryStart, header)
                : (int) dataEnd;
        return new ZipMember(header, archive, dataStart, end);
    }

    private static void requireAgreement(ByteBuffer archive, int at, CentralHeader header)
            throws UnreadableDocumentException {
        var agree = Short.toUnsignedInt(archive.getShort(at + 6)) == header.flags()
                && Short.toUnsignedInt(archive.getShort(at + 8)) == header.method();
        if (!header.hasDataDescriptor()) {
            agree &= archive.getInt(at + 14) == header.crc()
                    && Integer.toUnsignedLong(archive.getInt(at + 18)) == header.packedSize()
                    && Integer.toUnsignedLong(archive.getInt(at + 22)) == header.size();
        }
        if (!agree) {
            throw new UnreadableDocumentException(
                    "local header and directory of the ZIP archive differ on '" + header.name() + "'");
        }
    }

    private static int endOfDescriptor(ByteBuffer archive, int dataEnd, int limit, CentralHeader header)
            throws UnreadableDocumentException {
        var at = dataEnd;
        if (limit - at >= 4 + DESCRIPTOR_SIZE && archive.getInt(at) == DESCRIPTOR_SIGNATURE) {
            at += 4;
        }
        if (limit - at < DESCRIPTOR_SIZE
                || archive.getInt(at) != header.crc()
                || Integer.toUnsignedLong(archive.getInt(at + 4)) != header.packedSize()
                || Integer.toUnsignedLong(archive.getInt(at + 8)) != header.size()) {
            throw new UnreadableDocumentException(
                    "data descriptor and directory of the ZIP archive differ on '" + header.name() + "'");
        }
        return at + DESCRIPTOR_SIZE;
    }

    String name() {
        return header.name();
    }

    boolean isFolder() {
        return header.name().endsWith("/");
    }

    int start() {
        return (int) header.localHeader();
    }

    int end() {
        return end;
    }

    /**
     * The unpacked file.
     *
     * @throws UnreadableDocumentException if it is damaged or has more than the given number of octets
     */
    byte[] content(int maximumSize) throws UnreadableDocumentException {
        if (header.size() > maximumSize) {
            throw new UnreadableDocumentException("'" + name() + "' has more than " + maximumSize + " octets");
        }
        var content = new ByteArrayOutputStream((int) header.size());
        unpack(content::write);
        return content.toByteArray();
    }

    /**
     * Unpacks the file in pieces and checks its size and CRC.
     *
     * @throws UnreadableDocumentException if it is damaged; what was handed over before is worthless then
     */
    void unpack(Sink sink) throws UnreadableDocumentException {
        var checksum = new CRC32();
        var size = header.method() == CentralHeader.STORED ? copy(sink, checksum) : inflate(sink, checksum);
        if (size != header.size() || (int) checksum.getValue() != header.crc()) {
            throw new UnreadableDocumentException("'" + name() + "' is damaged");
        }
    }

    private long copy(Sink sink, CRC32 checksum) {
        var data = new byte[BUFFER_SIZE];
        for (var done = 0; done < header.packedSize(); ) {
            var length = (int) Math.min(BUFFER_SIZE, header.packedSize() - done);
            archive.get(dataStart + done, data, 0, length);
            checksum.update(data, 0, length);
            sink.take(data, 0, length);
            done += length;
        }
        return header.packedSize();
    }

    private long inflate(Sink sink, CRC32 checksum) throws UnreadableDocumentException {
        try (var inflater = new Inflater(true)) {
            inflater.setInput(archive.slice(dataStart, (int) header.packedSize()));
            var data = new byte[BUFFER_SIZE];
            var size = 0L;
            while (!inflater.finished()) {
                var length = inflater.inflate(data);
                size += length;
                if (size > header.size() || (length == 0 && !inflater.finished())) {
                    throw new UnreadableDocumentException("'" + name() + "' is damaged");
                }
                checksum.update(data, 0, length);
                sink.take(data, 0, length);
            }
            if (inflater.getBytesRead() != header.packedSize()
                    || !DeflatePadding.isZero(
                            archive.slice(dataStart, (int) header.packedSize()), (int) checksum.getValue())) {
                throw new UnreadableDocumentException("'" + name() + "' is damaged");
            }
            return size;
        } catch (DataFormatException e) {
            throw new UnreadableDocumentException("'" + name() + "' is damaged", e);
        }
    }

    /** Takes pieces of a file one after another. */
    @FunctionalInterface
    interface Sink {
        void take(byte[] data, int offset, int length);
    }
}
