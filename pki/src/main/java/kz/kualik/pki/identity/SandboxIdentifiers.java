package kz.kualik.pki.identity;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.IntStream;

/**
 * Numbers for the sandbox's people and entities: well-formed but for the check digit, which does not exist for them, so
 * that they can never belong to anybody. The same input always gives the same number; different indexes give different
 * numbers.
 */
public final class SandboxIdentifiers {

    private SandboxIdentifiers() {}

    /**
     * The IIN number {@code index} for a birth date and sex. There are some 800 for each.
     *
     * @throws NoSuchSandboxNumberException if the birth date is not of 1800 to 2099, or the index is negative or too large
     */
    public static Iin iin(LocalDate birthDate, Sex sex, int index) {
        int century = birthDate.getYear() / 100 - 18;
        if (birthDate.getYear() < 1800 || century > 2) {
            throw new NoSuchSandboxNumberException("an IIN can tell birth dates of 1800 to 2099 only");
        }
        int centuryAndSex = century * 2 + (sex == Sex.MALE ? 1 : 2);
        var start = "%02d%02d%02d%d"
                .formatted(
                        birthDate.getYear() % 100, birthDate.getMonthValue(), birthDate.getDayOfMonth(), centuryAndSex);
        try {
            return Iin.parse(number(start, 4, index), IdentifierRules.SANDBOX);
        } catch (InvalidIinException e) {
            throw new NoSuchSandboxNumberException(e);
        }
    }

    /**
     * The BIN number {@code index} for a month of registration. There are some 8 000 for each.
     *
     * @throws NoSuchSandboxNumberException if the index is negative or too large
     */
    public static Bin bin(YearMonth registration, EntityKind kind, EntityUnit unit, int index) {
        var start = "%02d%02d%c%c"
                .formatted(registration.getYear() % 100, registration.getMonthValue(), kind.digit(), unit.digit());
        try {
            return Bin.parse(number(start, 5, index), IdentifierRules.SANDBOX);
        } catch (InvalidBinException e) {
            throw new NoSuchSandboxNumberException(e);
        }
    }

    /** Walks the free digits in order; the last digit, which means nothing here, changes fastest. */
    private static String number(String start, int freeDigits, int index) {
        if (index < 0) {
            throw new NoSuchSandboxNumberException("an index cannot be negative");
        }
        // A leading one, cut off again, keeps the zeros; a formatter would take most of the sandbox's start.
        int one = (int) Math.pow(10, freeDigits);
        return IntStream.range(one, 2 * one)
                        .mapToObj(free -> start + Integer.toString(free).substring(1))
                        .filter(prefix -> CheckDigit.of(prefix).isEmpty())
                        .skip(index / 10)
                        .findFirst()
                        .orElseThrow(() -> new NoSuchSandboxNumberException(
                                "fewer than " + (index + 1) + " sandbox numbers exist for these digits"))
                + index % 10;
    }
}
