package kz.kualik.pki.certificate;

import java.math.BigInteger;
import java.util.HexFormat;

/**
 * The serial number of a certificate (RFC 5280, section 4.1.2.2): unique for its issuer.
 *
 * <p>Certificates of strangers may carry negative or overlong serial numbers, and these must still be compared and shown;
 * so this value accepts any integer, and the rules for the ones that we issue stand with their generator.
 */
public record SerialNumber(BigInteger value) implements Comparable<SerialNumber> {

    /** Reads the form that {@link #toString()} writes: hexadecimal, a leading minus sign allowed. */
    public static SerialNumber ofHex(String hex) {
        return new SerialNumber(new BigInteger(hex, 16));
    }

    /** The content octets of the DER INTEGER, big-endian two's complement. */
    public byte[] toOctets() {
        return value.toByteArray();
    }

    @Override
    public int compareTo(SerialNumber other) {
        return value.compareTo(other.value);
    }

    /** Lower-case hexadecimal with an even number of digits, as the tools of the field print it. */
    @Override
    public String toString() {
        var magnitude = value.abs().toByteArray();
        var digits = HexFormat.of().formatHex(magnitude);
        var trimmed = magnitude.length > 1 && magnitude[0] == 0 ? digits.substring(2) : digits;
        return value.signum() < 0 ? "-" + trimmed : trimmed;
    }
}
