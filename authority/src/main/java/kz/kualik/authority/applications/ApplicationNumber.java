package kz.kualik.authority.applications;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * The number by which applicant and operator speak of an application: fifteen random digits, which cannot be guessed, and a
 * check digit (ISO/IEC 7064, MOD 11,10), which catches every mistyped digit and nearly all swapped neighbours.
 *
 * @param digits sixteen digits
 */
public record ApplicationNumber(String digits) {

    private static final int LENGTH = 16;
    private static final Pattern FORM = Pattern.compile("[0-9]{" + LENGTH + "}");
    private static final Pattern SEPARATORS = Pattern.compile("[ -]");

    /**
     * Reads what a person typed; blanks and hyphens between the digits do not matter.
     *
     * @throws InvalidApplicationNumberException if these are not sixteen digits with a right check digit
     */
    public ApplicationNumber {
        digits = SEPARATORS.matcher(digits).replaceAll("");
        if (!FORM.matcher(digits).matches()
                || checkDigit(digits.substring(0, LENGTH - 1)) != digits.charAt(LENGTH - 1)) {
            throw new InvalidApplicationNumberException();
        }
    }

    /** A fresh number. */
    static ApplicationNumber random(SecureRandom random) {
        var digits = new StringBuilder();
        for (int i = 1; i < LENGTH; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return new ApplicationNumber(digits.toString() + checkDigit(digits.toString()));
    }

    private static char checkDigit(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length(); i++) {
            int sum = (product + digits.charAt(i) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (char) ('0' + (11 - product) % 10);
    }

    @Override
    public String toString() {
        return digits;
    }
}
