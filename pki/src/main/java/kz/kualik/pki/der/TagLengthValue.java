package kz.kualik.pki.der;

/**
 * The head of one BER element as {@link TagLengthValueReader} found it.
 *
 * @param offset where the first tag octet stands
 * @param tagClass the two class bits, as they stand in the octet (0x00, 0x40, 0x80, 0xC0)
 * @param constructed whether the contents are elements themselves
 * @param tagNumber the tag number, also of the long form
 * @param contentOffset where the contents begin
 * @param contentLength octets of contents, or {@link #INDEFINITE}
 * @param minimal the tag and the length are in their shortest form
 */
record TagLengthValue(
        int offset,
        int tagClass,
        boolean constructed,
        int tagNumber,
        int contentOffset,
        int contentLength,
        boolean minimal) {

    static final int INDEFINITE = -1;

    boolean isIndefinite() {
        return contentLength == INDEFINITE;
    }

    boolean isUniversal() {
        return tagClass == 0;
    }

    /** Two zero octets that close an indefinite length. */
    boolean isEndOfContents() {
        return isUniversal() && tagNumber == 0 && !constructed && contentLength == 0;
    }

    int end() {
        return contentOffset + contentLength;
    }
}
