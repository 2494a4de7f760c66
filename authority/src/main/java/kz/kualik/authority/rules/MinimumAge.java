package kz.kualik.authority.rules;

import java.time.LocalDate;

/**
 * From which age a person may have a certificate (article 14 of law 370).
 *
 * @param years full years by the registry's birth date
 */
public record MinimumAge(int years) {

    public MinimumAge {
        if (years < 1 || years > 100) {
            throw new InvalidRuleBookException("years: an age of " + years + " years cannot be meant; 16 can");
        }
    }

    /** The first day on which a person may have a certificate: the birthday. */
    public LocalDate reachedFrom(LocalDate birthDate) {
        return birthDate.plusYears(years);
    }

    /** Whether the person has reached the age on the day, a calendar day of Kazakhstan. */
    public boolean isReachedOn(LocalDate day, LocalDate birthDate) {
        return !day.isBefore(reachedFrom(birthDate));
    }
}
