package kz.kualik.pki.identity;

/** What can be wrong with the twelve digits of an IIN or a BIN; for those who must say it in another language. */
public enum IdentifierFlaw {
    /** There are not twelve characters. */
    LENGTH,
    /** A character is not a digit. */
    NOT_A_DIGIT,
    /** The fifth digit is none that the number can have. */
    FIFTH_DIGIT,
    /** The fifth digit tells that a BIN was given where an IIN belongs, or the other way round. */
    OTHER_KIND,
    /** The last digit does not fit the eleven before it: one of them may be mistyped. */
    CHECK_DIGIT,
    /** No check digit exists for the first eleven digits, so that such a number is never issued. */
    NEVER_ISSUED
}
