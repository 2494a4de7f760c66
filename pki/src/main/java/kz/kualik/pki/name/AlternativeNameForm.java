package kz.kualik.pki.name;

import java.util.regex.Pattern;

/** The form of names in the subject alternative name extension (RFC 5280, section 4.2.1.6). */
public final class AlternativeNameForm {

    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_HOST = 253;
    private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
    private static final Pattern HOST = Pattern.compile("(?:\\*\\.)?" + LABEL + "(?:\\." + LABEL + ")*");
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")+");
    private static final Pattern LOCAL_PART =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    private AlternativeNameForm() {}

    /** An address of letters, digits and the usual signs at a host with a dot; no display name, no quotes. */
    public static boolean isEmailAddress(String text) {
        int at = text.lastIndexOf('@');
        return text.length() <= LONGEST_EMAIL
                && at > 0
                && at <= LONGEST_LOCAL_PART
                && LOCAL_PART.matcher(text.substring(0, at)).matches()
                && DOMAIN.matcher(text.substring(at + 1)).matches();
    }

    /** A host name in ASCII; the leftmost label may be a star. */
    public static boolean isDnsName(String text) {
        return text.length() <= LONGEST_HOST && HOST.matcher(text).matches();
    }
}
