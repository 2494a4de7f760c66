package kz.kualik.signature.verify;

import java.util.Arrays;
import java.util.Optional;

/**
 * Looks at tags and lengths of an encoded value without reading it, to find out what it may be. Understands definite
 * lengths, and indefinite ones as far as no element of indefinite length has to be skipped.
 */
final class Asn1Shape {

    static final int INTEGER = 0x02;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int ENUMERATED = 0x0A;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;
    static final int SEQUENCE = 0x30;
    static final int CONTEXT_0 = 0xA0;

    private static final int INDEFINITE = 0x80;
    private static final int LONGEST_LENGTH = 4;

    private final byte[] bytes;
    private final int tag;
    private final int contentStart;
    private final int end;
    private final boolean definite;

    private Asn1Shape(byte[] bytes, int tag, int contentStart, int end, boolean definite) {
        this.bytes = bytes;
        this.tag = tag;
        this.contentStart = contentStart;
        this.end = end;
        this.definite = definite;
    }

    /** The element at the beginning of the bytes. */
    static Optional<Asn1Shape> of(byte[] bytes) {
        return at(bytes, 0, bytes.length);
    }

    private static Optional<Asn1Shape> at(byte[] bytes, int start, int limit) {
        if (start < 0 || start + 2 > limit) {
            return Optional.empty();
        }
        int tag = bytes[start] & 0xFF;
        int first = bytes[start + 1] & 0xFF;
        if (first == INDEFINITE) {
            return Optional.of(new Asn1Shape(bytes, tag, start + 2, limit, false));
        }
        int lengthOctets = first < INDEFINITE ? 0 : first & 0x7F;
        if (lengthOctets > LONGEST_LENGTH || start + 2 + lengthOctets > limit) {
            return Optional.empty();
        }
        long length = lengthOctets == 0 ? first : 0;
        for (int index = 0; index < lengthOctets; index++) {
            length = (length << 8) | (bytes[start + 2 + index] & 0xFF);
        }
        int contentStart = start + 2 + lengthOctets;
        if (length > limit - contentStart) {
            return Optional.empty();
        }
        return Optional.of(new Asn1Shape(bytes, tag, contentStart, contentStart + (int) length, true));
    }

    boolean is(int expectedTag) {
        return tag == expectedTag;
    }

    /** The first element inside. */
    Optional<Asn1Shape> firstChild() {
        return at(bytes, contentStart, end);
    }

    /** The element that follows inside the same parent. */
    Optional<Asn1Shape> next(Asn1Shape parent) {
        return definite ? at(bytes, end, parent.end) : Optional.empty();
    }

    boolean hasContent(byte[] expected) {
        return definite && Arrays.equals(bytes, contentStart, end, expected, 0, expected.length);
    }
}
