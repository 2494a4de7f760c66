package kz.kualik.signature.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The times that {@code --at} takes: with an offset, or a date, which means its first moment in UTC. */
final class TimeOption {

    private TimeOption() {}

    static Instant parse(String text) throws UnusableOptionException {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw UnusableOptionException.time(text, e);
        }
    }
}
