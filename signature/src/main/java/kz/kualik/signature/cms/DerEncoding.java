package kz.kualik.signature.cms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;

/** Builds DER (ITU-T X.690) out of parts that are encoded already and have to stay as they are. */
final class DerEncoding {

    private DerEncoding() {}

    static byte[] of(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Identifier and length octets of an element whose content has the given length. */
    static byte[] header(int identifier, long contentLength) {
        if (contentLength < 0x80) {
            return new byte[] {(byte) identifier, (byte) contentLength};
        }
        var octets = (64 - Long.numberOfLeadingZeros(contentLength) + 7) / 8;
        var header = new byte[2 + octets];
        header[0] = (byte) identifier;
        header[1] = (byte) (0x80 | octets);
        for (var i = 0; i < octets; i++) {
            header[1 + octets - i] = (byte) (contentLength >>> (8 * i));
        }
        return header;
    }

    static byte[] element(int identifier, byte[]... contents) {
        var length = 0L;
        for (var content : contents) {
            length += content.length;
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(header(identifier, length));
        for (var content : contents) {
            out.writeBytes(content);
        }
        return out.toByteArray();
    }

    /** A SET OF in the order that DER demands, each encoding once. */
    static byte[] setOf(int identifier, Collection<byte[]> encodings) {
        var sorted = encodings.stream().sorted(Arrays::compareUnsigned).toList();
        var out = new ByteArrayOutputStream();
        byte[] previous = {};
        for (var encoding : sorted) {
            if (!Arrays.equals(previous, encoding)) {
                out.writeBytes(encoding);
            }
            previous = encoding;
        }
        return element(identifier, out.toByteArray());
    }
}
