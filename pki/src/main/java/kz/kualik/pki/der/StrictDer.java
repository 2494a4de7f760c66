package kz.kualik.pki.der;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * The gate for what must be DER (X.690, chapters 10 and 11): definite, shortest lengths, primitive strings, one way to
 * write each value, sets in order. What a schema alone could tell (default values that are written out) is found by the
 * readers that know the schema, by encoding again and comparing.
 *
 * <p>All SETs of X.509 are SET OFs, so these are checked for ascending encodings. The contents of OCTET STRINGs are not
 * looked into.
 */
public final class StrictDer {

    private static final int TAG_SEQUENCE = 16;
    /** Class and number of a tag, without the bit that says whether it is constructed. */
    private static final int TAG_WITHOUT_FORM = 0xdf;

    private static final int TAG_SET = 17;

    private StrictDer() {}

    /**
     * Returns silently if the bytes are exactly one DER value.
     *
     * @param maximumSize more octets than that are refused unread
     * @throws Asn1LimitException if the bytes are too many, too deep or too many elements
     * @throws MalformedAsn1Exception if they are not ASN.1 at all
     * @throws NotDerException if they are, but not DER
     */
    public static void requireDer(byte[] bytes, int maximumSize) throws Asn1Exception {
        BoundedAsn1.check(bytes, Asn1Bounds.ofSize(maximumSize));
        var reader = new TagLengthValueReader(bytes);
        var open = new ArrayDeque<TagLengthValue>();
        var whole = reader.read(0, bytes.length);
        requireStrictHead(whole);
        if (!whole.constructed()) {
            DerPrimitives.require(whole, bytes);
            return;
        }
        open.addLast(whole);
        while (!open.isEmpty()) {
            var parent = open.removeLast();
            int position = parent.contentOffset();
            TagLengthValue previous = null;
            while (position < parent.end()) {
                var element = reader.read(position, parent.end());
                requireStrictHead(element);
                if (isSet(parent) && previous != null && compare(bytes, previous, element) > 0) {
                    throw new NotDerException("a SET OF out of order", element.offset());
                }
                if (element.constructed()) {
                    open.addLast(element);
                } else {
                    DerPrimitives.require(element, bytes);
                }
                previous = element;
                position = element.end();
            }
        }
    }

    private static void requireStrictHead(TagLengthValue element) throws NotDerException {
        if (element.isIndefinite()) {
            throw new NotDerException("an indefinite length", element.offset());
        }
        if (!element.minimal()) {
            throw new NotDerException("a tag or length longer than needed", element.offset());
        }
        boolean container = element.tagNumber() == TAG_SEQUENCE || element.tagNumber() == TAG_SET;
        if (element.isUniversal() && element.constructed() != container) {
            throw new NotDerException(
                    container ? "a primitive SEQUENCE or SET" : "a string in pieces", element.offset());
        }
    }

    private static boolean isSet(TagLengthValue element) {
        return element.isUniversal() && element.tagNumber() == TAG_SET;
    }

    /**
     * The elements of a SET stand in the order of their tags (X.690, section 10.3), in which being constructed does not count;
     * those of a SET OF, which have one tag, in the order of their octets (section 11.6).
     */
    private static int compare(byte[] bytes, TagLengthValue first, TagLengthValue second) {
        int byTag =
                Integer.compare(bytes[first.offset()] & TAG_WITHOUT_FORM, bytes[second.offset()] & TAG_WITHOUT_FORM);
        return byTag != 0 ? byTag : compareOctets(bytes, first, second);
    }

    private static int compareOctets(byte[] bytes, TagLengthValue first, TagLengthValue second) {
        return Arrays.compareUnsigned(bytes, first.offset(), first.end(), bytes, second.offset(), second.end());
    }
}
