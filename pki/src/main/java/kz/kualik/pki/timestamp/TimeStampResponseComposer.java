package kz.kualik.pki.timestamp;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;

/** Makes the answer around a token, or the answer without one: TimeStampResp (RFC 3161, section 2.4.2), DER. */
public final class TimeStampResponseComposer {

    private static final int GRANTED = 0;
    private static final int REJECTION = 2;

    private TimeStampResponseComposer() {}

    /** The answer that carries this DER encoded token. */
    public static byte[] granted(byte[] token) {
        try {
            var response = new ASN1EncodableVector(2);
            response.add(new DERSequence(new ASN1Integer(GRANTED)));
            response.add(ASN1Primitive.fromByteArray(token));
            return new DERSequence(response).getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The answer that refuses.
     *
     * @param text one English sentence for the people at the other end
     */
    public static byte[] rejected(TimeStampFailure failure, String text) {
        var status = new ASN1EncodableVector(3);
        status.add(new ASN1Integer(REJECTION));
        status.add(new DERSequence(new DERUTF8String(text)));
        status.add(failureInfo(failure));
        try {
            return new DERSequence(new DERSequence(status)).getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A BIT STRING of named bits ends with its last bit that is set (X.690, section 11.2.2). */
    private static DERBitString failureInfo(TimeStampFailure failure) {
        var bits = new byte[failure.bit() / 8 + 1];
        bits[failure.bit() / 8] = (byte) (0x80 >> (failure.bit() % 8));
        return new DERBitString(bits, 7 - failure.bit() % 8);
    }
}
