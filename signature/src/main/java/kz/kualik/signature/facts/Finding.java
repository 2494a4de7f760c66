package kz.kualik.signature.facts;

/**
 * Something that was found out about a document as a whole.
 *
 * @param weight what it means for a judgement
 * @param text a phrase for a reader
 */
public record Finding(Weight weight, String text) {

    /** What a finding means. */
    public enum Weight {
        /** Worth telling, decides nothing. */
        NOTE,
        /** The question stays open for want of data. */
        OPEN,
        /** Something is wrong. */
        WRONG
    }

    public static Finding note(String text) {
        return new Finding(Weight.NOTE, text);
    }

    public static Finding open(String text) {
        return new Finding(Weight.OPEN, text);
    }

    public static Finding wrong(String text) {
        return new Finding(Weight.WRONG, text);
    }
}
