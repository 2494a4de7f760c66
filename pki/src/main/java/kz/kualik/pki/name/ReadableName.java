package kz.kualik.pki.name;

import org.bouncycastle.asn1.x500.X500Name;

/**
 * Whether a name that a stranger sent can be read at all. Bouncy Castle decodes the values of a name when they are asked for,
 * so a damaged one (octets that are no UTF-8, a structure where a text must be) would fail in the hands of whoever compares
 * or shows it.
 */
public final class ReadableName {

    private ReadableName() {}

    /** Every attribute of the name can be decoded. */
    public static boolean isReadable(X500Name name) {
        try {
            return !name.toString().isEmpty() || name.getRDNs().length == 0;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
