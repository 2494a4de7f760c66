package kz.kualik.pki.crl;

/** Heads of DER elements: tag and shortest definite length (X.690, sections 8.1.3 and 10.1). */
final class DerLength {

    private DerLength() {}

    static byte[] header(int tag, long length) {
        if (length < 0x80) {
            return new byte[] {(byte) tag, (byte) length};
        }
        int octets = (Long.SIZE - Long.numberOfLeadingZeros(length) + 7) / 8;
        var header = new byte[2 + octets];
        header[0] = (byte) tag;
        header[1] = (byte) (0x80 | octets);
        for (int i = 0; i < octets; i++) {
            header[2 + i] = (byte) (length >>> (8 * (octets - 1 - i)));
        }
        return header;
    }

    /** Octets of an element with that many content octets. */
    static long sizeWithHeader(long contentLength) {
        return header(0, contentLength).length + contentLength;
    }
}
