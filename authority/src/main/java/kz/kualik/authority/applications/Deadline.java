package kz.kualik.authority.applications;

import java.time.Instant;
import java.time.LocalDate;
import kz.kualik.authority.time.AlmatyTime;

/**
 * By when the applicant must have come: the end of the thirtieth calendar day after the day of submission, in Kazakhstan.
 *
 * @param lastDay the last day on which a visit counts
 */
public record Deadline(LocalDate lastDay) {

    public static final int CALENDAR_DAYS = 30;

    /** The deadline of an application that was submitted at this instant. */
    public static Deadline forSubmissionAt(Instant submittedAt) {
        return new Deadline(AlmatyTime.dateAt(submittedAt).plusDays(CALENDAR_DAYS));
    }

    public boolean hasPassedAt(Instant now) {
        return !now.isBefore(AlmatyTime.endOf(lastDay));
    }
}
