package kz.kualik.signer.message;

/**
 * How many characters of one message may become strings. A document in base64 is read where it lies; any other text takes its
 * place in the heap once more, and an XML document many times.
 */
final class TextAllowance {

    private final int longest;
    private int left;

    /**
     * @param longest characters of one text
     * @param all characters of all texts together
     */
    TextAllowance(int longest, int all) {
        this.longest = longest;
        this.left = all;
    }

    /** @throws TextTooLongException if so many characters are not left */
    synchronized void take(int characters) {
        if (characters > longest || characters > left) {
            throw new TextTooLongException(longest);
        }
        left -= characters;
    }
}
