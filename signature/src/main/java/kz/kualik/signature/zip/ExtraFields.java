package kz.kualik.signature.zip;

import java.nio.ByteBuffer;
import kz.kualik.signature.UnreadableDocumentException;

/**
 * The extra fields of a ZIP header (APPNOTE, section 4.5). Two of them could make another reader see another file: the
 * ZIP64 sizes, and the Unicode path with another name.
 */
final class ExtraFields {

    private static final int ZIP64 = 0x0001;
    private static final int UNICODE_PATH = 0x7075;
    private static final int UNICODE_PATH_PREFIX = 5;

    private ExtraFields() {}

    static void requireHarmless(ByteBuffer buffer, int from, int length, ByteBuffer rawName)
            throws UnreadableDocumentException {
        var end = from + length;
        var at = from;
        while (end - at >= 4) {
            var type = Short.toUnsignedInt(buffer.getShort(at));
            var size = Short.toUnsignedInt(buffer.getShort(at + 2));
            if (size > end - at - 4) {
                throw new UnreadableDocumentException("a damaged extra field in the ZIP archive");
            }
            if (type == ZIP64) {
                throw new UnreadableDocumentException("a ZIP64 archive");
            }
            if (type == UNICODE_PATH
                    && (size < UNICODE_PATH_PREFIX
                            || !buffer.slice(at + 4 + UNICODE_PATH_PREFIX, size - UNICODE_PATH_PREFIX)
                                    .equals(rawName))) {
                throw new UnreadableDocumentException("a file of the ZIP archive goes by two names");
            }
            at += 4 + size;
        }
        if (at != end) {
            throw new UnreadableDocumentException("a damaged extra field in the ZIP archive");
        }
    }
}
