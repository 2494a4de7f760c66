package kz.kualik.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.util.BigIntegers;

/** Unsigned integers with the least significant octet first, as the Kazakh encodings have them. */
final class LittleEndian {

    private LittleEndian() {}

    static BigInteger toInteger(byte[] octets, int offset, int length) {
        byte[] bigEndian = reversed(Arrays.copyOfRange(octets, offset, offset + length));
        var value = new BigInteger(1, bigEndian);
        Arrays.fill(bigEndian, (byte) 0);
        return value;
    }

    static void put(BigInteger value, byte[] into, int offset, int length) {
        byte[] bigEndian = BigIntegers.asUnsignedByteArray(length, value);
        for (int i = 0; i < length; i++) {
            into[offset + i] = bigEndian[length - 1 - i];
        }
        Arrays.fill(bigEndian, (byte) 0);
    }

    /** Reverses in place and returns the same array. */
    private static byte[] reversed(byte[] octets) {
        for (int i = 0, j = octets.length - 1; i < j; i++, j--) {
            byte swap = octets[i];
            octets[i] = octets[j];
            octets[j] = swap;
        }
        return octets;
    }
}
