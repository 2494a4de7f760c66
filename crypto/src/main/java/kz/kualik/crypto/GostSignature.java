package kz.kualik.crypto;

import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.spec.AlgorithmParameterSpec;
import kz.kualik.crypto.GostArithmetic.RS;
import org.jspecify.annotations.Nullable;

/**
 * GOST R 34.10-2015 and GOST 34.310-2004 for {@link java.security.Signature}. The signature is r followed by s, both
 * little-endian and as long as the field: the octets of the Russian form s, r (RFC 4491, section 2.2.2) reversed.
 */
final class GostSignature extends SignatureSpi {

    private final GostParameterSet set;
    private final MessageDigest digest;
    private @Nullable GostPrivateKey signingKey;
    private @Nullable SecureRandom nonceSource;
    private @Nullable GostPublicKey verifyingKey;

    GostSignature(GostParameterSet set) {
        this.set = set;
        this.digest = set.digest().newDigest();
    }

    @Override
    protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
        reset();
        verifyingKey = GostKeyFactory.toPublicKey(set, key);
    }

    @Override
    protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
        engineInitSign(key, new SecureRandom());
    }

    @Override
    protected void engineInitSign(PrivateKey key, @Nullable SecureRandom random) throws InvalidKeyException {
        reset();
        signingKey = GostKeyFactory.toPrivateKey(set, key);
        nonceSource = random == null ? new SecureRandom() : random;
    }

    private void reset() {
        digest.reset();
        signingKey = null;
        nonceSource = null;
        verifyingKey = null;
    }

    @Override
    protected void engineUpdate(byte octet) {
        digest.update(octet);
    }

    @Override
    protected void engineUpdate(byte[] octets, int offset, int length) {
        digest.update(octets, offset, length);
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
        byte[] hash = digest.digest();
        if (signingKey == null || nonceSource == null) {
            throw new SignatureException("the signature was not initialised for signing");
        }
        try {
            return sign(signingKey, hash, nonceSource);
        } catch (RuntimeException e) {
            throw new SignatureException("signing failed: " + e.getMessage(), e);
        }
    }

    /** The signature of a digest: r and s, each little-endian. */
    static byte[] sign(GostPrivateKey key, byte[] digest, SecureRandom nonces) {
        RS numbers = GostArithmetic.sign(key.parameterSet().domain(), key.number(), digest, nonces);
        int length = key.parameterSet().fieldLength();
        var signature = new byte[2 * length];
        LittleEndian.put(numbers.r(), signature, 0, length);
        LittleEndian.put(numbers.s(), signature, length, length);
        return signature;
    }

    /** A signature of another length is refused by an exception, as the contract of the class wants; others are judged. */
    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
        byte[] hash = digest.digest();
        if (verifyingKey == null) {
            throw new SignatureException("the signature was not initialised for verification");
        }
        int length = set.fieldLength();
        if (signature.length != 2 * length) {
            throw new SignatureException("a signature has " + 2 * length + " octets, this one has " + signature.length);
        }
        var numbers =
                new RS(LittleEndian.toInteger(signature, 0, length), LittleEndian.toInteger(signature, length, length));
        try {
            return GostArithmetic.verify(set.domain(), verifyingKey.point(), hash, numbers);
        } catch (RuntimeException e) {
            throw new SignatureException("the signature cannot be judged: " + e.getMessage(), e);
        }
    }

    /** The algorithm has no parameters; the NULL in certificates arrives here as null. */
    @Override
    protected void engineSetParameter(@Nullable AlgorithmParameterSpec parameters)
            throws InvalidAlgorithmParameterException {
        if (parameters != null) {
            throw new InvalidAlgorithmParameterException("GOST signatures have no parameters");
        }
    }

    @Override
    protected @Nullable AlgorithmParameters engineGetParameters() {
        return null;
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
        throw new InvalidParameterException("GOST signatures have no parameters");
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
        throw new InvalidParameterException("GOST signatures have no parameters");
    }
}
