package kz.kualik.signature.cms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.kualik.pki.der.Asn1Exception;
import kz.kualik.pki.der.BoundedAsn1;
import kz.kualik.signature.UnreadableDocumentException;
import org.bouncycastle.asn1.ASN1Primitive;

/**
 * One element of a BER encoding (ITU-T X.690, section 8) as a window on the bytes it lies in, which are not copied: so a
 * document of a hundred megabytes inside an OCTET STRING costs nothing to walk past.
 *
 * <p>Tolerant as BER is (indefinite and overlong lengths), but bounded in depth and number of elements, so that no input
 * can exhaust stack or time.
 */
final class BerElement {

    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    static final int CONSTRUCTED_OCTET_STRING = 0x24;
    static final int CONTEXT_0 = 0xA0;
    static final int CONTEXT_0_PRIMITIVE = 0x80;
    static final int CONTEXT_1 = 0xA1;

    private static final int MAXIMUM_DEPTH = 64;
    private static final int MAXIMUM_ELEMENTS = 4_000_000;
    private static final int MAXIMUM_CHILDREN = 1 << 20;
    private static final int MAXIMUM_PRIMITIVE_SIZE = 16 * 1024 * 1024;

    private final byte[] source;
    private final int start;
    private final int contentStart;
    private final int contentEnd;
    private final int end;

    private BerElement(byte[] source, int start, int contentStart, int contentEnd, int end) {
        this.source = source;
        this.start = start;
        this.contentStart = contentStart;
        this.contentEnd = contentEnd;
        this.end = end;
    }

    /**
     * Reads one element that fills the bytes completely.
     *
     * @throws UnreadableDocumentException if it is no BER or something follows it
     */
    static BerElement readOnly(byte[] source) throws UnreadableDocumentException {
        var element = read(source, 0, source.length, new Budget());
        if (element.end != source.length) {
            throw new UnreadableDocumentException((source.length - element.end) + " octets follow the structure");
        }
        return element;
    }

    private static BerElement read(byte[] source, int at, int limit, Budget budget) throws UnreadableDocumentException {
        budget.spendOne();
        var contentStart = contentStart(source, at, limit);
        var length = length(source, at, limit);
        if (length == INDEFINITE) {
            requireConstructed(source, at);
            var contentEnd = endOfContents(source, contentStart, limit, 1, budget);
            return new BerElement(source, at, contentStart, contentEnd, contentEnd + 2);
        }
        if (length > limit - contentStart) {
            throw new UnreadableDocumentException("the element at octet " + at + " is longer than what holds it");
        }
        var contentEnd = contentStart + length;
        return new BerElement(source, at, contentStart, contentEnd, contentEnd);
    }

    private static final int INDEFINITE = -1;

    private static int contentStart(byte[] source, int at, int limit) throws UnreadableDocumentException {
        if (limit - at < 2) {
            throw new UnreadableDocumentException("the structure ends in the middle of an element at octet " + at);
        }
        if ((source[at] & 0x1F) == 0x1F) {
            throw new UnreadableDocumentException("a tag above 30 at octet " + at);
        }
        var first = source[at + 1] & 0xFF;
        var start = at + 2 + (first > 0x80 ? first & 0x7F : 0);
        if (first > 0x84 || start > limit) {
            throw new UnreadableDocumentException("a length that cannot be at octet " + at);
        }
        return start;
    }

    private static int length(byte[] source, int at, int limit) throws UnreadableDocumentException {
        var first = source[at + 1] & 0xFF;
        if (first < 0x80) {
            return first;
        }
        if (first == 0x80) {
            return INDEFINITE;
        }
        long length = 0;
        for (var i = 0; i < (first & 0x7F); i++) {
            length = (length << 8) | (source[at + 2 + i] & 0xFF);
        }
        if (length > limit) {
            throw new UnreadableDocumentException("the element at octet " + at + " is longer than what holds it");
        }
        return (int) length;
    }

    private static void requireConstructed(byte[] source, int at) throws UnreadableDocumentException {
        if ((source[at] & 0x20) == 0) {
            throw new UnreadableDocumentException("a simple element of indefinite length at octet " + at);
        }
    }

    private static int endOfContents(byte[] source, int from, int limit, int depth, Budget budget)
            throws UnreadableDocumentException {
        if (depth > MAXIMUM_DEPTH) {
            throw new UnreadableDocumentException("the structure is nested deeper than " + MAXIMUM_DEPTH);
        }
        var at = from;
        while (true) {
            budget.spendOne();
            var contentStart = contentStart(source, at, limit);
            var length = length(source, at, limit);
            if (source[at] == 0 && length == 0) {
                return at;
            }
            if (length == INDEFINITE) {
                requireConstructed(source, at);
                at = endOfContents(source, contentStart, limit, depth + 1, budget) + 2;
            } else if (length > limit - contentStart) {
                throw new UnreadableDocumentException("the element at octet " + at + " is longer than what holds it");
            } else {
                at = contentStart + length;
            }
        }
    }

    /** The identifier octet: class, form and tag number. */
    int identifier() {
        return source[start] & 0xFF;
    }

    boolean is(int identifier) {
        return identifier() == identifier;
    }

    /**
     * This element, if it is of the expected kind.
     *
     * @param name what was looked for
     * @throws UnreadableDocumentException if it is another one
     */
    BerElement require(int identifier, String name) throws UnreadableDocumentException {
        if (!is(identifier)) {
            throw new UnreadableDocumentException("no " + name + " where one has to be");
        }
        return this;
    }

    /** The elements inside a constructed one, in their order. */
    List<BerElement> children() throws UnreadableDocumentException {
        if ((identifier() & 0x20) == 0) {
            throw new UnreadableDocumentException("a simple element at octet " + start + " where a group has to be");
        }
        var budget = new Budget();
        var children = new ArrayList<BerElement>();
        for (var at = contentStart; at < contentEnd; ) {
            var child = read(source, at, contentEnd, budget);
            if (child.identifier() == 0) {
                throw new UnreadableDocumentException("a stray end of contents at octet " + at);
            }
            if (children.size() == MAXIMUM_CHILDREN) {
                throw new UnreadableDocumentException("more than " + MAXIMUM_CHILDREN + " elements in one group");
            }
            children.add(child);
            at = child.end;
        }
        return children;
    }

    /** The only element inside. */
    BerElement onlyChild(String name) throws UnreadableDocumentException {
        var children = children();
        if (children.size() != 1) {
            throw new UnreadableDocumentException(name + " holds " + children.size() + " elements instead of one");
        }
        return children.getFirst();
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    int contentLength() {
        return contentEnd - contentStart;
    }

    /** The whole element as it was met; a copy. */
    byte[] encoded() {
        return Arrays.copyOfRange(source, start, end);
    }

    /** The element as it was met, with another identifier octet: how an IMPLICIT tag is undone. */
    byte[] encodedAs(int identifier) {
        var encoded = encoded();
        encoded[0] = (byte) identifier;
        return encoded;
    }

    /**
     * The octets of an OCTET STRING, in one piece or in many.
     *
     * @param identifier the identifier octet of the simple form, when the string is implicitly tagged
     */
    byte[] octets(int identifier, String name) throws UnreadableDocumentException {
        var segments = new OctetStringSegments(source);
        collectSegments(identifier, name, segments, 1);
        return segments.toByteArray();
    }

    /** The pieces of an OCTET STRING, without copying them. */
    OctetStringSegments segments(String name) throws UnreadableDocumentException {
        var segments = new OctetStringSegments(source);
        collectSegments(OCTET_STRING, name, segments, 1);
        return segments;
    }

    private void collectSegments(int simple, String name, OctetStringSegments segments, int depth)
            throws UnreadableDocumentException {
        if (depth > MAXIMUM_DEPTH) {
            throw new UnreadableDocumentException("the structure is nested deeper than " + MAXIMUM_DEPTH);
        }
        if (is(simple)) {
            segments.add(contentStart, contentEnd);
            return;
        }
        require(simple | 0x20, name);
        for (var piece : children()) {
            piece.collectSegments(OCTET_STRING, name, segments, depth + 1);
        }
    }

    /**
     * The element as Bouncy Castle's value, after its depth and size were found harmless.
     *
     * @throws UnreadableDocumentException if it is nested too deep, has too many parts or is malformed inside
     */
    ASN1Primitive toPrimitive() throws UnreadableDocumentException {
        return toPrimitive(identifier());
    }

    /** Like {@link #toPrimitive()}, under another identifier octet. */
    ASN1Primitive toPrimitive(int identifier) throws UnreadableDocumentException {
        try {
            return BoundedAsn1.read(encodedAs(identifier), MAXIMUM_PRIMITIVE_SIZE);
        } catch (Asn1Exception e) {
            throw new UnreadableDocumentException("ASN.1 at octet " + start + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** How many elements one walk may meet. */
    private static final class Budget {

        private int left = MAXIMUM_ELEMENTS;

        void spendOne() throws UnreadableDocumentException {
            if (--left < 0) {
                throw new UnreadableDocumentException("more than " + MAXIMUM_ELEMENTS + " elements");
            }
        }
    }
}
