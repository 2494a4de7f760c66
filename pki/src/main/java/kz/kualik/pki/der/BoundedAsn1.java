package kz.kualik.pki.der;

import java.io.IOException;
import java.util.ArrayDeque;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;

/**
 * Reads what strangers bring: any BER encoding, also with indefinite lengths, as long as it stays within bounds of size,
 * depth and number of elements. The bounds are checked on the raw bytes before any object is made of them.
 */
public final class BoundedAsn1 {

    private BoundedAsn1() {}

    /**
     * Reads exactly one value that fills all the bytes.
     *
     * @throws Asn1LimitException if a bound is exceeded
     * @throws MalformedAsn1Exception if the bytes are not one complete value
     */
    public static ASN1Primitive read(byte[] bytes, Asn1Bounds bounds) throws Asn1Exception {
        check(bytes, bounds);
        try (var stream = new ASN1InputStream(bytes, false)) {
            ASN1Primitive value = stream.readObject();
            if (value == null) {
                throw new MalformedAsn1Exception("nothing", 0);
            }
            decodeWhollyNow(value);
            return value;
        } catch (IOException | RuntimeException e) {
            throw new MalformedAsn1Exception(e);
        }
    }

    /** The same with the usual bounds for a value of at most that many octets. */
    public static ASN1Primitive read(byte[] bytes, int maximumSize) throws Asn1Exception {
        return read(bytes, Asn1Bounds.ofSize(maximumSize));
    }

    /** Checks bounds and nesting of the raw bytes without making objects of them. */
    static void check(byte[] bytes, Asn1Bounds bounds) throws Asn1Exception {
        if (bytes.length > bounds.maximumSize()) {
            throw Asn1LimitException.size(bytes.length, bounds.maximumSize());
        }
        var reader = new TagLengthValueReader(bytes);
        var open = new ArrayDeque<TagLengthValue>();
        var ends = new ArrayDeque<Integer>();
        int position = 0;
        int end = bytes.length;
        int elements = 0;
        do {
            if (++elements > bounds.maximumElements()) {
                throw Asn1LimitException.elements(bounds.maximumElements());
            }
            var element = reader.read(position, end);
            if (element.isEndOfContents()) {
                if (open.isEmpty() || !open.getLast().isIndefinite()) {
                    throw new MalformedAsn1Exception("end-of-contents where nothing is open", position);
                }
                position = element.end();
                open.removeLast();
                end = ends.removeLast();
            } else if (element.constructed()) {
                if (open.size() + 1 >= bounds.maximumDepth()) {
                    throw Asn1LimitException.depth(bounds.maximumDepth());
                }
                open.addLast(element);
                ends.addLast(end);
                position = element.contentOffset();
                end = element.isIndefinite() ? end : element.end();
            } else {
                position = element.end();
            }
            while (!open.isEmpty() && !open.getLast().isIndefinite() && position == end) {
                open.removeLast();
                end = ends.removeLast();
            }
        } while (!open.isEmpty());
        if (position != bytes.length) {
            throw new MalformedAsn1Exception("more octets after the value", position);
        }
    }

    /** Bouncy Castle decodes sequences when they are first used; errors inside must show here, not later. */
    private static void decodeWhollyNow(ASN1Primitive value) {
        switch (value) {
            case ASN1Sequence sequence -> sequence.forEach(item -> decodeWhollyNow(item.toASN1Primitive()));
            case ASN1Set set -> set.forEach(item -> decodeWhollyNow(item.toASN1Primitive()));
            case ASN1TaggedObject tagged ->
                decodeWhollyNow(tagged.getBaseObject().toASN1Primitive());
            default -> {
                // other values are decoded when they are read
            }
        }
    }
}
