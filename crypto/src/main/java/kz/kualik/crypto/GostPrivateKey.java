package kz.kualik.crypto;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.jspecify.annotations.Nullable;

/**
 * A private key of a Kazakh GOST algorithm: the number d. Its encoding is a PKCS#8 PrivateKeyInfo of version 0 with
 * Kazakh object identifiers; the 2015 algorithms write d as a little-endian OCTET STRING, GOST 34.310-2004 as an
 * INTEGER.
 *
 * <p>It can be destroyed, and refuses to be serialised. Two keys are equal if algorithm and number are.
 */
public final class GostPrivateKey implements PrivateKey {

    private static final long serialVersionUID = 1L;

    private final GostParameterSet parameterSet;
    private final transient byte[] scalar;
    private transient boolean destroyed;

    GostPrivateKey(GostParameterSet parameterSet, BigInteger d) {
        this.parameterSet = parameterSet;
        this.scalar = new byte[parameterSet.fieldLength()];
        LittleEndian.put(d, scalar, 0, scalar.length);
    }

    /**
     * Reads a PKCS#8 structure.
     *
     * @throws UnsupportedKeyException if it is no Kazakh GOST key or d is not in the range 1 to q - 1
     */
    public static GostPrivateKey of(PrivateKeyInfo info) throws UnsupportedKeyException {
        GostParameterSet set = GostPublicKey.parameterSet(info.getPrivateKeyAlgorithm());
        BigInteger d = readScalar(set, info);
        if (d.signum() <= 0 || d.compareTo(set.domain().getN()) >= 0) {
            throw UnsupportedKeyException.malformed("the private number is outside of 1 to q - 1");
        }
        return new GostPrivateKey(set, d);
    }

    private static BigInteger readScalar(GostParameterSet set, PrivateKeyInfo info) throws UnsupportedKeyException {
        ASN1Primitive content;
        try {
            content = ASN1Primitive.fromByteArray(info.getPrivateKey().getOctets());
        } catch (IOException | RuntimeException e) {
            throw UnsupportedKeyException.malformed("the private number is not encoded in DER", e);
        }
        // Both forms occur for both generations among foreign writers; their types keep them apart.
        return switch (content) {
            case ASN1OctetString octets
            when octets.getOctetsLength() == set.fieldLength() ->
                LittleEndian.toInteger(octets.getOctets(), 0, set.fieldLength());
            case ASN1Integer integer -> integer.getValue();
            case null, default ->
                throw UnsupportedKeyException.malformed("the private number is neither an OCTET STRING of "
                        + set.fieldLength() + " octets nor an INTEGER");
        };
    }

    /** The public key that belongs to this key. */
    public GostPublicKey publicKey() {
        return new GostPublicKey(
                parameterSet,
                new FixedPointCombMultiplier().multiply(parameterSet.domain().getG(), number()));
    }

    public GostParameterSet parameterSet() {
        return parameterSet;
    }

    synchronized BigInteger number() {
        requireNotDestroyed();
        return LittleEndian.toInteger(scalar, 0, scalar.length);
    }

    private void requireNotDestroyed() {
        if (destroyed) {
            throw new DestroyedKeyException();
        }
    }

    @Override
    public String getAlgorithm() {
        return parameterSet.jcaName();
    }

    @Override
    public String getFormat() {
        return "PKCS#8";
    }

    /**
     * {@inheritDoc}
     *
     * @throws DestroyedKeyException if the key has been destroyed
     */
    @Override
    public synchronized byte[] getEncoded() {
        requireNotDestroyed();
        return switch (parameterSet) {
            case GOST_2015_512, GOST_2015_256 -> encoded(new DEROctetString(scalar.clone()));
            case GOST_34310_2004 -> encoded(new ASN1Integer(number()));
        };
    }

    private byte[] encoded(ASN1Primitive content) {
        try {
            return Der.encode(new PrivateKeyInfo(parameterSet.keyIdentifier(), content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void destroy() {
        Arrays.fill(scalar, (byte) 0);
        destroyed = true;
    }

    @Override
    public synchronized boolean isDestroyed() {
        return destroyed;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GostPrivateKey that
                && parameterSet == that.parameterSet
                && !isDestroyed()
                && !that.isDestroyed()
                && MessageDigest.isEqual(scalar, that.scalar);
    }

    /** From the algorithm only, so that nothing about the number shows. */
    @Override
    public int hashCode() {
        return parameterSet.hashCode();
    }

    /** The algorithm, and nothing else. */
    @Override
    public String toString() {
        return getAlgorithm() + " private key" + (isDestroyed() ? " (destroyed)" : "");
    }

    private void writeObject(ObjectOutputStream stream) throws NotSerializableException {
        throw new NotSerializableException("private keys are written as PKCS#8 or PKCS#12 only");
    }
}
