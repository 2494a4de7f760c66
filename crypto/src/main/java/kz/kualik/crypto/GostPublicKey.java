package kz.kualik.crypto;

import java.io.Serializable;
import java.security.KeyRep;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;

/**
 * A public key of a Kazakh GOST algorithm: a point Q of the curve. Its encoding is a SubjectPublicKeyInfo with Kazakh
 * object identifiers whose BIT STRING holds an OCTET STRING with x and y, both little-endian.
 */
public final class GostPublicKey implements PublicKey {

    private static final long serialVersionUID = 1L;

    /** An OCTET STRING with the longest point has 131 octets. */
    private static final int MAXIMUM_CONTENT_LENGTH = 160;

    private final GostParameterSet parameterSet;
    private final transient ECPoint point;
    private final byte[] encoded;

    GostPublicKey(GostParameterSet parameterSet, ECPoint point) {
        this.parameterSet = parameterSet;
        this.point = point.normalize();
        this.encoded = encode(parameterSet, this.point);
    }

    /**
     * Reads a SubjectPublicKeyInfo.
     *
     * @throws UnsupportedKeyException if it is no Kazakh GOST key, names other domain parameters, or its octets are no
     *     point of the curve
     */
    public static GostPublicKey of(SubjectPublicKeyInfo info) throws UnsupportedKeyException {
        GostParameterSet set = parameterSet(info.getAlgorithm());
        byte[] octets = pointOctets(info);
        int length = set.fieldLength();
        if (octets.length != 2 * length) {
            throw UnsupportedKeyException.malformed(
                    "the point has " + octets.length + " octets instead of " + 2 * length);
        }
        try {
            ECPoint point = set.domain()
                    .getCurve()
                    .validatePoint(
                            LittleEndian.toInteger(octets, 0, length), LittleEndian.toInteger(octets, length, length));
            return new GostPublicKey(set, point);
        } catch (IllegalArgumentException e) {
            throw UnsupportedKeyException.malformed("its octets are not a point of the curve", e);
        }
    }

    private static byte[] pointOctets(SubjectPublicKeyInfo info) throws UnsupportedKeyException {
        try {
            byte[] content = info.getPublicKeyData().getOctets();
            if (content.length > MAXIMUM_CONTENT_LENGTH) {
                throw UnsupportedKeyException.malformed("its BIT STRING has " + content.length + " octets");
            }
            return ASN1OctetString.getInstance(content).getOctets();
        } catch (RuntimeException e) {
            throw UnsupportedKeyException.malformed("its BIT STRING does not hold an OCTET STRING", e);
        }
    }

    /** The parameter set that a key's algorithm identifier names; shared with private keys. */
    static GostParameterSet parameterSet(AlgorithmIdentifier algorithm) throws UnsupportedKeyException {
        GostParameterSet set = GostParameterSet.ofKey(algorithm.getAlgorithm())
                .orElseThrow(() -> UnsupportedKeyException.unknownAlgorithm(algorithm.getAlgorithm()));
        ASN1Encodable parameters = algorithm.getParameters();
        if (parameters == null
                || !(parameters.toASN1Primitive() instanceof ASN1Sequence sequence)
                || sequence.size() < 1
                || sequence.size() > 2) {
            throw UnsupportedKeyException.malformed("its algorithm identifier lacks SEQUENCE { parameters, digest }");
        }
        requireOid(sequence.getObjectAt(0), set.parametersOid(), "domain parameters");
        if (sequence.size() == 2) {
            requireOid(sequence.getObjectAt(1), set.digestParametersOid(), "digest");
        }
        return set;
    }

    private static void requireOid(ASN1Encodable found, ASN1ObjectIdentifier wanted, String what)
            throws UnsupportedKeyException {
        if (!wanted.equals(found.toASN1Primitive())) {
            throw UnsupportedKeyException.malformed(
                    "its " + what + " are " + found + ", while only " + wanted + " is known here");
        }
    }

    private static byte[] encode(GostParameterSet set, ECPoint point) {
        int length = set.fieldLength();
        var octets = new byte[2 * length];
        LittleEndian.put(point.getAffineXCoord().toBigInteger(), octets, 0, length);
        LittleEndian.put(point.getAffineYCoord().toBigInteger(), octets, length, length);
        return Der.encode(new SubjectPublicKeyInfo(set.keyIdentifier(), Der.encode(new DEROctetString(octets))));
    }

    public GostParameterSet parameterSet() {
        return parameterSet;
    }

    /** The key as the structure that certificates and requests hold. */
    public SubjectPublicKeyInfo toSubjectPublicKeyInfo() {
        return SubjectPublicKeyInfo.getInstance(encoded);
    }

    ECPoint point() {
        return point;
    }

    @Override
    public String getAlgorithm() {
        return parameterSet.jcaName();
    }

    @Override
    public String getFormat() {
        return "X.509";
    }

    @Override
    public byte[] getEncoded() {
        return encoded.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GostPublicKey that && Arrays.equals(encoded, that.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    /** Algorithm and the first octets of the point, enough to tell keys apart. */
    @Override
    public String toString() {
        byte[] x = BigIntegers.asUnsignedByteArray(
                parameterSet.fieldLength(), point.getAffineXCoord().toBigInteger());
        return getAlgorithm() + " public key " + HexFormat.of().formatHex(x, 0, 8) + "…";
    }

    private Object writeReplace() {
        Serializable form = new KeyRep(KeyRep.Type.PUBLIC, getAlgorithm(), getFormat(), getEncoded());
        return form;
    }
}
