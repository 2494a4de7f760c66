package kz.kualik.signature.revocation;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bouncycastle.asn1.ASN1Object;

/** Encodings of values that were read from bytes, so that writing them cannot fail. */
final class Der {

    private Der() {}

    static byte[] encoded(ASN1Object value) {
        try {
            return value.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
