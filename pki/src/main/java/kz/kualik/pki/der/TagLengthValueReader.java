package kz.kualik.pki.der;

/** Reads the heads of BER elements (X.690, 8.1) out of an array, never beyond a given end and without recursion. */
final class TagLengthValueReader {

    private static final int LONG_FORM_TAG = 0x1F;
    private static final int MAXIMUM_TAG_NUMBER = 0xFFFF;

    private final byte[] bytes;

    TagLengthValueReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads the element that starts at the offset and must end before or at the end. */
    TagLengthValue read(int offset, int end) throws MalformedAsn1Exception {
        int first = octet(offset, end);
        int position = offset + 1;
        int tagNumber = first & LONG_FORM_TAG;
        boolean minimal = true;
        if (tagNumber == LONG_FORM_TAG) {
            int octet = octet(position, end);
            minimal = octet != 0x80;
            tagNumber = octet & 0x7F;
            position++;
            while ((octet & 0x80) != 0) {
                octet = octet(position, end);
                tagNumber = (tagNumber << 7) | (octet & 0x7F);
                position++;
                if (tagNumber > MAXIMUM_TAG_NUMBER) {
                    throw new MalformedAsn1Exception("a tag number beyond all reason", offset);
                }
            }
            minimal &= tagNumber >= LONG_FORM_TAG;
        }
        boolean constructed = (first & 0x20) != 0;
        int length = octet(position, end);
        position++;
        if (length == 0x80) {
            if (!constructed) {
                throw new MalformedAsn1Exception("a primitive element of indefinite length", offset);
            }
            length = TagLengthValue.INDEFINITE;
        } else if (length > 0x80) {
            int count = length & 0x7F;
            int shortest = octet(position, end) == 0 ? 0 : 1;
            long value = 0;
            for (int i = 0; i < count; i++) {
                value = (value << 8) | octet(position, end);
                position++;
                if (value > Integer.MAX_VALUE) {
                    throw new MalformedAsn1Exception("a length beyond the end", offset);
                }
            }
            minimal &= shortest == 1 && value >= 0x80;
            length = (int) value;
        }
        if (length != TagLengthValue.INDEFINITE && length > end - position) {
            throw new MalformedAsn1Exception("a length beyond the end", offset);
        }
        return new TagLengthValue(offset, first & 0xC0, constructed, tagNumber, position, length, minimal);
    }

    private int octet(int position, int end) throws MalformedAsn1Exception {
        if (position >= end) {
            throw new MalformedAsn1Exception("unexpected end", position);
        }
        return bytes[position] & 0xFF;
    }
}
