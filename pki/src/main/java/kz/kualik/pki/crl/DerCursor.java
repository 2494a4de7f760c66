package kz.kualik.pki.crl;

import java.util.Arrays;
import org.bouncycastle.asn1.BERTags;

/**
 * A read position in DER bytes that steps from element to element without copying. Knows single-octet tags and definite
 * lengths only, which is all that a certificate revocation list is made of.
 */
final class DerCursor {

    private final byte[] bytes;
    private final int end;
    private int position;

    DerCursor(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    boolean hasMore() {
        return position < end;
    }

    /** The tag octet of the next element, or -1 at the end. */
    int peekTag() {
        return hasMore() ? bytes[position] & 0xff : -1;
    }

    int position() {
        return position;
    }

    /** Reads the element under the cursor and moves behind it. */
    Element next() throws MalformedCrlException {
        if (!hasMore()) {
            throw new MalformedCrlException("an element is missing at octet " + position);
        }
        int start = position;
        int tag = bytes[position] & 0xff;
        if ((tag & 0x1f) == 0x1f) {
            throw new MalformedCrlException("a tag of several octets at octet " + start);
        }
        position++;
        int length = readLength();
        int contentStart = position;
        if (length > end - contentStart) {
            throw new MalformedCrlException("the element at octet " + start + " is longer than what holds it");
        }
        position = contentStart + length;
        return new Element(bytes, tag, start, contentStart, position);
    }

    /** Reads the next element and requires its tag. */
    Element next(int expectedTag, String what) throws MalformedCrlException {
        int start = position;
        var element = next();
        if (element.tag() != expectedTag) {
            throw new MalformedCrlException(what + " expected at octet " + start + ", found tag " + element.tag());
        }
        return element;
    }

    void requireEnd(String what) throws MalformedCrlException {
        if (hasMore()) {
            throw new MalformedCrlException("octets after the end of " + what + " at octet " + position);
        }
    }

    private int readLength() throws MalformedCrlException {
        if (!hasMore()) {
            throw new MalformedCrlException("a length is missing at octet " + position);
        }
        int first = bytes[position++] & 0xff;
        if (first < 0x80) {
            return first;
        }
        int count = first & 0x7f;
        if (count == 0 || count > 4 || count > end - position) {
            throw new MalformedCrlException("an impossible length at octet " + (position - 1));
        }
        long length = 0;
        for (int i = 0; i < count; i++) {
            length = (length << 8) | (bytes[position++] & 0xff);
        }
        if (length > Integer.MAX_VALUE) {
            throw new MalformedCrlException("an impossible length before octet " + position);
        }
        return (int) length;
    }

    /** One element in place: where it starts, where its content starts and where it ends (exclusive). */
    @SuppressWarnings("ArrayRecordComponent") // a view into the list's bytes, private to this package, never compared
    record Element(byte[] bytes, int tag, int start, int contentStart, int end) {

        static final int SEQUENCE = BERTags.SEQUENCE | BERTags.CONSTRUCTED;

        DerCursor content() {
            return new DerCursor(bytes, contentStart, end);
        }

        byte[] encoded() {
            return Arrays.copyOfRange(bytes, start, end);
        }

        byte[] contentOctets() {
            return Arrays.copyOfRange(bytes, contentStart, end);
        }

        boolean contentEquals(byte[] octets) {
            return Arrays.equals(bytes, contentStart, end, octets, 0, octets.length);
        }
    }
}
