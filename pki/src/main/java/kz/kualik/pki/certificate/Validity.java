package kz.kualik.pki.certificate;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The validity of a certificate (RFC 5280, section 4.1.2.5): both ends included, in whole seconds.
 *
 * @param notBefore first second
 * @param notAfter last second
 */
public record Validity(Instant notBefore, Instant notAfter) {

    private static final Instant EARLIEST = Instant.parse("1950-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public Validity {
        if (hasFraction(notBefore) || hasFraction(notAfter)) {
            throw new IllegalArgumentException("certificates know whole seconds only");
        }
        if (notBefore.isAfter(notAfter)) {
            throw new IllegalArgumentException("a validity cannot end before it starts");
        }
        if (notBefore.isBefore(EARLIEST) || notAfter.isAfter(LATEST)) {
            throw new IllegalArgumentException("certificates know the years 1950 to 9999 only");
        }
    }

    /** From the second that the start lies in, for the period by the calendar (UTC). */
    public static Validity starting(Instant start, Period period) {
        var first = start.truncatedTo(ChronoUnit.SECONDS);
        return new Validity(first, first.atOffset(ZoneOffset.UTC).plus(period).toInstant());
    }

    /** The validity of a certificate that exists. */
    public static Validity of(Certificate certificate) {
        return new Validity(certificate.notBefore(), certificate.notAfter());
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(notBefore) && !instant.isAfter(notAfter);
    }

    /** Every second of this validity belongs to the other one too. */
    public boolean isWithin(Validity other) {
        return !notBefore.isBefore(other.notBefore) && !notAfter.isAfter(other.notAfter);
    }

    /** This validity, ended at the last second of the other one if it were to outlast it. */
    public Validity endingWithin(Validity other) {
        return notAfter.isAfter(other.notAfter) ? new Validity(notBefore, other.notAfter) : this;
    }

    private static boolean hasFraction(Instant instant) {
        return !instant.truncatedTo(ChronoUnit.SECONDS).equals(instant);
    }
}
