package kz.kualik.pki.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An individual identification number (жеке сәйкестендіру нөмірі, ИИН): twelve digits, the last one a check digit.
 *
 * <p>By government decree 853 of 26 August 2013 the digits are no longer tied to birth date and sex, so what they seem to
 * tell is for plausibility only; the registry is what counts.
 */
public final class Iin implements Comparable<Iin> {

    private static final int CENTURY_AND_SEX = 6;

    private final String digits;

    private Iin(String digits) {
        this.digits = digits;
    }

    /** Reads a number that the state can have issued. */
    public static Iin parse(String text) throws InvalidIinException {
        return parse(text, IdentifierRules.STRICT);
    }

    /**
     * Reads a number by the given rules. Nothing but twelve digits is taken, no blanks either.
     *
     * @throws InvalidIinException says which digit is wrong
     */
    public static Iin parse(String text, IdentifierRules rules) throws InvalidIinException {
        var defect = CheckDigit.defect(text, rules);
        if (defect.isPresent()) {
            throw new InvalidIinException(defect.get());
        }
        char fifth = text.charAt(4);
        if (fifth > '3') {
            throw new InvalidIinException(
                    fifth <= '6'
                            ? Defect.digit(
                                    IdentifierFlaw.OTHER_KIND, 5, "4 to 6 stand in a BIN, an IIN has 0 to 3 there")
                            : Defect.digit(IdentifierFlaw.FIFTH_DIGIT, 5, "it must be 0 to 3"));
        }
        return new Iin(text);
    }

    /** The twelve digits. */
    public String digits() {
        return digits;
    }

    /** The number can never be issued: only the sandbox's people carry such. */
    public boolean isSandbox() {
        return CheckDigit.neverIssued(digits);
    }

    /** The birth date that the digits suggest, if they suggest a real date. */
    public Optional<LocalDate> plausibleBirthDate() {
        int century = switch (digits.charAt(CENTURY_AND_SEX)) {
            case '1', '2' -> 1800;
            case '3', '4' -> 1900;
            case '5', '6' -> 2000;
            default -> 0;
        };
        if (century == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(century + number(0), number(2), number(4)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The sex that the seventh digit suggests. */
    public Optional<Sex> plausibleSex() {
        return switch (digits.charAt(CENTURY_AND_SEX)) {
            case '1', '3', '5' -> Optional.of(Sex.MALE);
            case '2', '4', '6' -> Optional.of(Sex.FEMALE);
            default -> Optional.empty();
        };
    }

    private int number(int from) {
        return Integer.parseInt(digits.substring(from, from + 2));
    }

    @Override
    public int compareTo(Iin other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Iin that && digits.equals(that.digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    /** Masked, because this is personal data and texts like this one end in logs; use {@link #digits()}. */
    @Override
    public String toString() {
        return "Iin[" + digits.substring(0, 2) + "**********]";
    }
}
