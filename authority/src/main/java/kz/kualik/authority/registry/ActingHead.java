package kz.kualik.authority.registry;

import java.time.LocalDate;
import kz.kualik.pki.identity.Iin;

/**
 * Who stands in for the head of an entity. Article 10, paragraph 3 of law 370 names head and acting head side by side; the
 * head does not lose the office by it.
 *
 * @param iin the person's number
 * @param lastDay the last day of the term, in Kazakhstan
 */
public record ActingHead(Iin iin, LocalDate lastDay) {

    public boolean isInOfficeOn(LocalDate day) {
        return !day.isAfter(lastDay);
    }
}
