package kz.kualik.pki.ocsp;

import java.util.Arrays;
import org.bouncycastle.asn1.BERTags;

/**
 * Steps through strict DER where it lies: tags of one octet, definite lengths in their shortest form. The first thing that
 * is otherwise makes it invalid for good, and every later step does nothing; so the caller asks once, at the end.
 */
final class DerCursor {

    static final int SEQUENCE = BERTags.SEQUENCE | BERTags.CONSTRUCTED;

    private final byte[] octets;
    private int position;
    private int contentEnd;
    private boolean valid = true;

    DerCursor(byte[] octets) {
        this.octets = octets;
        this.contentEnd = octets.length;
    }

    boolean isValid() {
        return valid;
    }

    int position() {
        return position;
    }

    /** Where the content of the element that was opened last ends. */
    int contentEnd() {
        return contentEnd;
    }

    /** Steps over the header of an element that ends at or before {@code limit}. */
    void open(int tag, int limit) {
        if (!valid || limit - position < 2 || (octets[position] & 0xff) != tag) {
            valid = false;
            return;
        }
        int length = octets[position + 1] & 0xff;
        int start = position + 2;
        if (length >= 0x80) {
            int count = length & 0x7f;
            if (count == 0 || count > 2 || limit - start < count) {
                valid = false;
                return;
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = (length << 8) | (octets[start++] & 0xff);
            }
            // One octet must not say what the short form says, nor two what one says.
            valid = length >= (count == 1 ? 0x80 : 0x100);
        }
        if (length > limit - start) {
            valid = false;
            return;
        }
        position = start;
        contentEnd = start + length;
    }

    /** The same, for an element that reaches exactly to {@code limit}. */
    void openLast(int tag, int limit) {
        open(tag, limit);
        valid &= contentEnd == limit;
    }

    /** Steps over the content of the element that was opened last. */
    void leave() {
        if (valid) {
            position = contentEnd;
        }
    }

    /** Steps over a whole element. */
    void skip(int tag, int limit) {
        open(tag, limit);
        leave();
    }

    void require(boolean condition) {
        valid &= condition;
    }

    /** Steps over exactly these octets. */
    void expect(byte[] expected, int limit) {
        if (valid
                && limit - position >= expected.length
                && Arrays.equals(octets, position, position + expected.length, expected, 0, expected.length)) {
            position += expected.length;
        } else {
            valid = false;
        }
    }
}
