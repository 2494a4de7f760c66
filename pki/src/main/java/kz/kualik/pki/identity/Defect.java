package kz.kualik.pki.identity;

/**
 * What is wrong with a number, and where.
 *
 * @param flaw what sort of mistake
 * @param position the wrong digit, counted from 1; 0 for the length
 */
record Defect(IdentifierFlaw flaw, int position, String description) {

    static Defect length(int found) {
        return new Defect(IdentifierFlaw.LENGTH, 0, "it must have 12 digits, found " + found + " characters");
    }

    static Defect notDigit(int position) {
        return new Defect(IdentifierFlaw.NOT_A_DIGIT, position, "character " + position + " is not a digit");
    }

    static Defect digit(IdentifierFlaw flaw, int position, String must) {
        return new Defect(flaw, position, "digit " + position + " is wrong: " + must);
    }

    static Defect neverIssued() {
        return new Defect(
                IdentifierFlaw.NEVER_ISSUED,
                12,
                "digit 12 is wrong: the first eleven digits have no check digit, such a number is never issued");
    }
}
