package kz.kualik.responder.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** HTTP-date in the one form that is sent: {@code Sun, 06 Nov 1994 08:49:37 GMT} (RFC 9110, section 5.6.7). */
final class HttpDates {

    private static final String DAYS = "MonTueWedThuFriSatSun";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int LENGTH = 29;

    private HttpDates() {}

    /** Parts of a second are cut off. The ready-made formatter writes days below ten with one digit, which is none. */
    static String format(Instant time) {
        var fields = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
        var text = new byte[LENGTH];
        putName(text, 0, DAYS, fields.getDayOfWeek().getValue());
        text[3] = ',';
        text[4] = ' ';
        putTwoDigits(text, 5, fields.getDayOfMonth(), (byte) ' ');
        putName(text, 8, MONTHS, fields.getMonthValue());
        text[11] = ' ';
        putTwoDigits(text, 12, fields.getYear() / 100, (byte) ' ');
        putTwoDigits(text, 14, fields.getYear() % 100, (byte) ' ');
        putTwoDigits(text, 17, fields.getHour(), (byte) ':');
        putTwoDigits(text, 20, fields.getMinute(), (byte) ':');
        putTwoDigits(text, 23, fields.getSecond(), (byte) ' ');
        text[26] = 'G';
        text[27] = 'M';
        text[28] = 'T';
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** The time in this header, or empty if it is none. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static void putName(byte[] text, int at, String names, int number) {
        for (int i = 0; i < 3; i++) {
            text[at + i] = (byte) names.charAt(3 * (number - 1) + i);
        }
    }

    private static void putTwoDigits(byte[] text, int at, int number, byte after) {
        text[at] = (byte) ('0' + number / 10);
        text[at + 1] = (byte) ('0' + number % 10);
        text[at + 2] = after;
    }
}
