package kz.kualik.authority.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Legal days are days of Kazakhstan: whole calendar days in the zone Asia/Almaty. */
public final class AlmatyTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private AlmatyTime() {}

    /** The calendar day in Kazakhstan at this instant. */
    public static LocalDate dateAt(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** The instant as a wall clock in Kazakhstan shows it, to the minute. */
    public static String textOf(Instant instant) {
        return MINUTES.format(instant.atZone(ZONE));
    }

    /** The first instant after the day is over. */
    public static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZONE).toInstant();
    }
}
