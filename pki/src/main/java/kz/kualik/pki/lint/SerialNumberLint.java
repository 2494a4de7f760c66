package kz.kualik.pki.lint;

import java.util.function.Consumer;

/** Positive, at most 20 octets (RFC 5280, section 4.1.2.2), and long enough to hold 64 random bits. */
final class SerialNumberLint implements Lint {

    private static final int MOST_OCTETS = 20;
    private static final int LEAST_BITS = 64;

    @Override
    public String rule() {
        return "serial-number";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        var serial = candidate.body().getSerialNumber().getValue();
        if (serial.signum() <= 0) {
            findings.accept("the serial number is not positive");
        } else if (serial.toByteArray().length > MOST_OCTETS) {
            findings.accept("the serial number is longer than 20 octets");
        } else if (serial.bitLength() < LEAST_BITS) {
            findings.accept("the serial number is too short to hold 64 random bits");
        }
    }
}
