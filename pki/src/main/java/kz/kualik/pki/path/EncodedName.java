package kz.kualik.pki.path;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * A distinguished name as its encoded octets, which is how issuers are matched with subjects here: the order of the
 * parts differs between generations of the same authority, so that any cleverer comparison would join what is apart.
 */
final class EncodedName {

    private final byte[] octets;

    EncodedName(X500Name name) {
        try {
            this.octets = name.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncodedName that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }
}
