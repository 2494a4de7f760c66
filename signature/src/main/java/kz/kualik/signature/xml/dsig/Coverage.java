package kz.kualik.signature.xml.dsig;

/** What one reference of a signature covers, named exactly, so that nobody has to guess what was signed. */
public sealed interface Coverage {

    /**
     * The whole document as it stands, except this signature itself.
     *
     * @param withoutLaterSignatures how many signatures, later in the document, were added afterwards and are not covered
     */
    record WholeDocument(int withoutLaterSignatures) implements Coverage {
        @Override
        public String inWords() {
            return switch (withoutLaterSignatures) {
                case 0 -> "covers the whole document";
                case 1 -> "covers the whole document as it was before one later signature was added";
                default ->
                    "covers the whole document as it was before " + withoutLaterSignatures
                            + " later signatures were added";
            };
        }
    }

    /**
     * One element and all that is inside it, nothing else.
     *
     * @param path where the element stands, from the root, for example {@code /root/order[2]}
     * @param id the value of its Id attribute
     * @param withoutLaterSignatures as in {@link WholeDocument}
     */
    record Element(String path, String id, int withoutLaterSignatures) implements Coverage {
        @Override
        public String inWords() {
            var words = "covers only the element " + Words.printable(path) + " (Id \"" + Words.printable(id)
                    + "\"), not the whole document";
            return withoutLaterSignatures == 0
                    ? words
                    : words + ", as it was before " + withoutLaterSignatures + " later signature(s) inside it";
        }
    }

    /** A phrase for a reader. */
    String inWords();

    /** Whether everything but signatures is covered. */
    default boolean isWholeDocument() {
        return this instanceof WholeDocument;
    }
}
