package kz.kualik.pki.ocsp;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.bouncycastle.asn1.BERTags;

/** GeneralizedTime in its one form that OCSP allows: YYYYMMDDHHMMSSZ, no fraction (RFC 5280, section 4.1.2.5.2). */
final class GeneralizedTimes {

    private static final int LENGTH = 15;
    private static final int LAST_YEAR = 9999;

    private GeneralizedTimes() {}

    /**
     * The element with its header. Parts of a second are cut off. Written digit by digit, because an answer holds up to
     * three times and a formatter costs more than all the rest of it.
     */
    static byte[] encode(Instant time) {
        var fields = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
        if (fields.getYear() < 0 || fields.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("the year of " + time + " has not four digits");
        }
        var encoded = new byte[2 + LENGTH];
        encoded[0] = BERTags.GENERALIZED_TIME;
        encoded[1] = LENGTH;
        putTwoDigits(encoded, 2, fields.getYear() / 100);
        putTwoDigits(encoded, 4, fields.getYear() % 100);
        putTwoDigits(encoded, 6, fields.getMonthValue());
        putTwoDigits(encoded, 8, fields.getDayOfMonth());
        putTwoDigits(encoded, 10, fields.getHour());
        putTwoDigits(encoded, 12, fields.getMinute());
        putTwoDigits(encoded, 14, fields.getSecond());
        encoded[16] = 'Z';
        return encoded;
    }

    private static void putTwoDigits(byte[] encoded, int at, int number) {
        encoded[at] = (byte) ('0' + number / 10);
        encoded[at + 1] = (byte) ('0' + number % 10);
    }
}
