package kz.kualik.signature.zip;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The bits behind the end of a deflate stream (RFC 1951): up to seven in its last octet. Every program writes zeros there;
 * anything else was put in afterwards, and nothing else in an archive would show it.
 */
final class DeflatePadding {

    private static final int BUFFER_SIZE = 1 << 16;

    private DeflatePadding() {}

    /**
     * Whether the unused bits are zero. The stream is unpacked once more without the highest bit that is set in its last
     * octet: if the same comes out, this bit was behind the end.
     *
     * @param packed a stream that was unpacked successfully
     * @param checksum the CRC of what came out
     */
    static boolean isZero(ByteBuffer packed, int checksum) {
        int last = packed.limit() - 1;
        var lastOctet = new byte[] {(byte) withoutHighestBit(packed.get(last))};
        if (packed.get(last) == 0) {
            return true;
        }
        var again = new CRC32();
        try (var inflater = new Inflater(true)) {
            var data = new byte[BUFFER_SIZE];
            inflater.setInput(packed.slice(0, last));
            drain(inflater, data, again);
            inflater.setInput(lastOctet);
            drain(inflater, data, again);
            return !inflater.finished() || (int) again.getValue() != checksum;
        } catch (DataFormatException e) {
            return true;
        }
    }

    private static void drain(Inflater inflater, byte[] data, CRC32 checksum) throws DataFormatException {
        for (int length = inflater.inflate(data); length > 0; length = inflater.inflate(data)) {
            checksum.update(data, 0, length);
        }
    }

    private static int withoutHighestBit(byte octet) {
        int value = octet & 0xFF;
        return value & ~Integer.highestOneBit(value);
    }
}
