package kz.kualik.signature.xml.dsig;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.util.BigIntegers;

/**
 * The two spellings of an ECDSA signature: X.509 and CMS write a DER SEQUENCE of two INTEGERs (RFC 3279, section 2.2.3),
 * XML signatures write both numbers big-endian one after the other, each as long as the field (XML Signature 1.1, section
 * 6.4.3).
 */
final class EcdsaValue {

    private EcdsaValue() {}

    /**
     * @param fieldLength octets of one number: 32 for P-256, 48 for P-384
     * @throws IllegalArgumentException if the octets are no DER signature of that size
     */
    static byte[] toXml(byte[] der, int fieldLength) {
        try {
            var numbers = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
            var r = ASN1Integer.getInstance(numbers.getObjectAt(0)).getPositiveValue();
            var s = ASN1Integer.getInstance(numbers.getObjectAt(1)).getPositiveValue();
            var both = Arrays.copyOf(BigIntegers.asUnsignedByteArray(fieldLength, r), 2 * fieldLength);
            System.arraycopy(BigIntegers.asUnsignedByteArray(fieldLength, s), 0, both, fieldLength, fieldLength);
            return both;
        } catch (IOException e) {
            throw new IllegalArgumentException("not an ECDSA signature", e);
        }
    }

    /** @param fieldLength octets of one number: 32 for P-256, 48 for P-384 */
    static byte[] toDer(byte[] xml, int fieldLength) throws RefusedSignatureException {
        if (xml.length != 2 * fieldLength) {
            throw new RefusedSignatureException("an ECDSA signature value of " + xml.length
                    + " octets does not fit its key: " + 2 * fieldLength + " are needed");
        }
        var r = new BigInteger(1, Arrays.copyOf(xml, fieldLength));
        var s = new BigInteger(1, Arrays.copyOfRange(xml, fieldLength, xml.length));
        try {
            return new DERSequence(new ASN1Integer[] {new ASN1Integer(r), new ASN1Integer(s)}).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("two numbers can always be encoded", e);
        }
    }
}
