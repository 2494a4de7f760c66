package kz.kualik.pki.identity;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The check digit that IIN and BIN share: digits times 1 to 11, modulo 11; if that is 10, once more with the weights
 * turned by two; if it is 10 again, the number is not issued.
 */
final class CheckDigit {

    static final int LENGTH = 12;
    private static final int PREFIX = 11;
    private static final int MODULUS = 11;
    private static final int NONE = 10;
    private static final int SECOND_ROUND_SHIFT = 2;

    private CheckDigit() {}

    /** The check digit of eleven digits; empty if there is none. */
    static OptionalInt of(CharSequence elevenDigits) {
        int digit = remainder(elevenDigits, 0);
        if (digit == NONE) {
            digit = remainder(elevenDigits, SECOND_ROUND_SHIFT);
        }
        return digit == NONE ? OptionalInt.empty() : OptionalInt.of(digit);
    }

    /** What is wrong with length, characters or the check digit of a number, if anything. */
    static Optional<Defect> defect(String number, IdentifierRules rules) {
        if (number.length() != LENGTH) {
            return Optional.of(Defect.length(number.length()));
        }
        for (int i = 0; i < LENGTH; i++) {
            if (number.charAt(i) < '0' || number.charAt(i) > '9') {
                return Optional.of(Defect.notDigit(i + 1));
            }
        }
        var expected = of(number.subSequence(0, PREFIX));
        if (expected.isEmpty()) {
            return rules == IdentifierRules.SANDBOX ? Optional.empty() : Optional.of(Defect.neverIssued());
        }
        if (expected.getAsInt() != number.charAt(PREFIX) - '0') {
            return Optional.of(Defect.digit(
                    IdentifierFlaw.CHECK_DIGIT,
                    LENGTH,
                    "the check digit of the eleven before it is " + expected.getAsInt()
                            + "; one of them may be mistyped"));
        }
        return Optional.empty();
    }

    /** No check digit exists for the first eleven digits, so the number was never issued to anybody. */
    static boolean neverIssued(String number) {
        return of(number.subSequence(0, PREFIX)).isEmpty();
    }

    private static int remainder(CharSequence digits, int shift) {
        int sum = 0;
        for (int i = 0; i < PREFIX; i++) {
            int weight = (i + shift) % PREFIX + 1;
            sum += (digits.charAt(i) - '0') * weight;
        }
        return sum % MODULUS;
    }
}
