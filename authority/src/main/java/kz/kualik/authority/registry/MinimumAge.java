package kz.kualik.authority.registry;

import java.time.LocalDate;

/** Article 14 of law 370: a certificate is issued to a person who has reached sixteen. */
public final class MinimumAge {

    public static final int YEARS = 16;

    private MinimumAge() {}

    /** The first day on which a person may have a certificate: the sixteenth birthday. */
    public static LocalDate reachedFrom(LocalDate birthDate) {
        return birthDate.plusYears(YEARS);
    }

    /** Whether the person has reached sixteen on the day, a calendar day of Kazakhstan. */
    public static boolean isReachedOn(LocalDate day, LocalDate birthDate) {
        return !day.isBefore(reachedFrom(birthDate));
    }
}
