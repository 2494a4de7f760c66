package kz.kualik.signature.xml.dsig;

import java.security.MessageDigest;
import java.util.Arrays;

/** The octets of a {@code base64Binary} text: a digest or a signature value. Equality is equality of the octets. */
final class BinaryValue {

    private final byte[] octets;

    BinaryValue(byte[] octets) {
        this.octets = octets.clone();
    }

    /** A copy. */
    byte[] octets() {
        return octets.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BinaryValue that && MessageDigest.isEqual(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return XmlBase64.encode(octets);
    }
}
