package kz.kualik.signature.zip;

import java.nio.ByteBuffer;
import kz.kualik.signature.UnreadableDocumentException;

/**
 * One entry of the central directory of a ZIP archive (APPNOTE, section 4.3.12).
 *
 * @param name the path inside the archive
 * @param rawName the octets of the name
 * @param flags the general purpose bits
 * @param method 0 for stored, 8 for deflate
 * @param crc the CRC-32 of the unpacked file
 * @param packedSize octets in the archive
 * @param size octets unpacked
 * @param localHeader where the local header begins
 * @param end where the next entry begins
 */
record CentralHeader(
        String name,
        ByteBuffer rawName,
        int flags,
        int method,
        int crc,
        long packedSize,
        long size,
        long localHeader,
        int end) {

    static final int STORED = 0;
    static final int DEFLATED = 8;
    static final int DATA_DESCRIPTOR = 1 << 3;

    private static final int SIGNATURE = 0x02014b50;
    private static final int FIXED_SIZE = 46;

    /** Deflate options, data descriptor, UTF-8 names. Everything else is encryption, patches or unknown. */
    private static final int KNOWN_FLAGS = 0x6 | DATA_DESCRIPTOR | 1 << 11;

    /** A file above this size may not shrink below one part in {@value #MAXIMUM_RATIO}; no document comes near. */
    private static final long UNSUSPICIOUS_SIZE = 256L << 20;

    private static final int MAXIMUM_RATIO = 200;

    static CentralHeader read(ByteBuffer buffer, int at, int limit) throws UnreadableDocumentException {
        if (limit - at < FIXED_SIZE || buffer.getInt(at) != SIGNATURE) {
            throw new UnreadableDocumentException("a damaged directory of the ZIP archive");
        }
        var nameLength = Short.toUnsignedInt(buffer.getShort(at + 28));
        var extraLength = Short.toUnsignedInt(buffer.getShort(at + 30));
        var commentLength = Short.toUnsignedInt(buffer.getShort(at + 32));
        var end = at + FIXED_SIZE + nameLength + extraLength + commentLength;
        if (end > limit || buffer.getShort(at + 34) != 0) {
            throw new UnreadableDocumentException("a damaged directory of the ZIP archive");
        }
        var rawName = buffer.slice(at + FIXED_SIZE, nameLength);
        var name = ZipNames.decode(rawName);
        ExtraFields.requireHarmless(buffer, at + FIXED_SIZE + nameLength, extraLength, rawName);
        var header = new CentralHeader(
                name,
                rawName,
                Short.toUnsignedInt(buffer.getShort(at + 8)),
                Short.toUnsignedInt(buffer.getShort(at + 10)),
                buffer.getInt(at + 16),
                Integer.toUnsignedLong(buffer.getInt(at + 20)),
                Integer.toUnsignedLong(buffer.getInt(at + 24)),
                Integer.toUnsignedLong(buffer.getInt(at + 42)),
                end);
        header.requireReadable();
        return header;
    }

    private void requireReadable() throws UnreadableDocumentException {
        if ((flags & ~KNOWN_FLAGS) != 0) {
            throw new UnreadableDocumentException("'" + name + "' is encrypted or uses unknown features of ZIP");
        }
        if (method != STORED && method != DEFLATED) {
            throw new UnreadableDocumentException("'" + name + "' is packed by the unknown method " + method);
        }
        if (method == STORED && size != packedSize) {
            throw new UnreadableDocumentException("'" + name + "' is stored with two different sizes");
        }
        if (size > ZipArchive.MAXIMUM_TOTAL_SIZE || (size > UNSUSPICIOUS_SIZE && size / MAXIMUM_RATIO > packedSize)) {
            throw new UnreadableDocumentException("'" + name + "' unpacks to suspiciously many octets");
        }
    }

    boolean hasDataDescriptor() {
        return (flags & DATA_DESCRIPTOR) != 0;
    }
}
