package kz.kualik.signature.revocation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.bouncycastle.asn1.x500.X500Name;

/** Distinguished names compared by their encoded octets, as everywhere in this house. */
final class Names {

    private Names() {}

    static boolean equal(X500Name one, X500Name other) {
        return Arrays.equals(encoded(one), encoded(other));
    }

    static byte[] encoded(X500Name name) {
        try {
            return name.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
