package kz.kualik.pki.ocsp;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.bouncycastle.asn1.BERTags;

/** GeneralizedTime in its one form that OCSP allows: YYYYMMDDHHMMSSZ, no fraction (RFC 5280, section 4.1.2.5.2). */
final class GeneralizedTimes {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LENGTH = 15;

    private GeneralizedTimes() {}

    /** The element with its header. Parts of a second are cut off. */
    static byte[] encode(Instant time) {
        var digits = FORMAT.format(time).getBytes(StandardCharsets.US_ASCII);
        if (digits.length != LENGTH) {
            throw new IllegalArgumentException("the year of " + time + " has not four digits");
        }
        var encoded = new byte[2 + LENGTH];
        encoded[0] = BERTags.GENERALIZED_TIME;
        encoded[1] = LENGTH;
        System.arraycopy(digits, 0, encoded, 2, LENGTH);
        return encoded;
    }
}
