package kz.kualik.authority.applications;

import java.time.Instant;
import java.time.LocalDate;
import kz.kualik.authority.time.AlmatyTime;

/**
 * By when the applicant must have come, or must have corrected: the end of a calendar day in Kazakhstan.
 *
 * @param lastDay the last day that counts
 */
public record Deadline(LocalDate lastDay) {

    /** The end of the day that lies so many calendar days after the day of the instant. */
    public static Deadline after(Instant instant, int calendarDays) {
        return new Deadline(AlmatyTime.dateAt(instant).plusDays(calendarDays));
    }

    public boolean hasPassedAt(Instant now) {
        return !now.isBefore(AlmatyTime.endOf(lastDay));
    }
}
