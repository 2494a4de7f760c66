package kz.kualik.responder.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** HTTP-date in its preferred form (RFC 9110, section 5.6.7): always two digits of the day, always GMT. */
final class HttpDates {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HttpDates() {}

    static String format(Instant time) {
        return FORM.format(time);
    }

    /** Empty for what is no date; a condition with it is to be ignored then (section 13.1.3). */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), FORM).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
