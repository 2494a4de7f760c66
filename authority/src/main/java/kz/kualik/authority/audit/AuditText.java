package kz.kualik.authority.audit;

import java.util.regex.Pattern;

/** What strings an audit row may hold: short, printable, and nothing that looks like an IIN or a BIN. */
final class AuditText {

    /** Longer than any id, shorter than any document. */
    static final int MAXIMUM_LENGTH = 200;

    private static final int IIN_DIGITS = 12;

    private static final Pattern LOOKS_LIKE_IIN = Pattern.compile("(?<![0-9A-Za-z])[0-9]{12}(?![0-9A-Za-z])");
    /** One in three hundred random UUIDs ends in twelve digits. */
    private static final Pattern UUID_FORM =
            Pattern.compile("(?<![0-9A-Za-z])[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9A-Za-z])");

    private static final Pattern PRINTABLE = Pattern.compile("[^\\p{Cntrl}]*");

    private AuditText() {}

    static void requireId(String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " is empty");
        }
        requireHarmless(what, text);
    }

    static void requireHarmless(String what, String text) {
        if (text.length() > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException(
                    what + " has " + text.length() + " characters, an audit value at most " + MAXIMUM_LENGTH);
        }
        if (!PRINTABLE.matcher(text).matches()) {
            throw new IllegalArgumentException(what + " holds control characters");
        }
        if (hasAsManyDigitsAsAnIin(text)
                && LOOKS_LIKE_IIN
                        .matcher(UUID_FORM.matcher(text).replaceAll(""))
                        .find()) {
            throw new PersonalDataInAuditException(what);
        }
    }

    /** Most values have not, and then the costly look with expressions is spared. */
    private static boolean hasAsManyDigitsAsAnIin(String text) {
        var inARow = 0;
        for (var place = 0; place < text.length(); place++) {
            var character = text.charAt(place);
            inARow = character >= '0' && character <= '9' ? inARow + 1 : 0;
            if (inARow == IIN_DIGITS) {
                return true;
            }
        }
        return false;
    }
}
