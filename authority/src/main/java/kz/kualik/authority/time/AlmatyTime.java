package kz.kualik.authority.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Legal days are days of Kazakhstan: whole calendar days in the zone Asia/Almaty. */
public final class AlmatyTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

    private AlmatyTime() {}

    /** The calendar day in Kazakhstan at this instant. */
    public static LocalDate dateAt(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** The first instant after the day is over. */
    public static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZONE).toInstant();
    }
}
