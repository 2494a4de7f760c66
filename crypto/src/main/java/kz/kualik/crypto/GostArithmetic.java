package kz.kualik.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECGOST3410Signer;
import org.bouncycastle.math.ec.ECPoint;

/**
 * The numbers of GOST R 34.10 (RFC 7091, section 6): the one place that asks Bouncy Castle for arithmetic on the curve,
 * and the one to change when own arithmetic takes over. Works for any curve, so that the published examples can be
 * computed with it.
 */
final class GostArithmetic {

    private GostArithmetic() {}

    /**
     * Signs a digest.
     *
     * @param digest read as a little-endian number
     * @param nonces the source of the secret number k
     */
    static RS sign(ECDomainParameters domain, BigInteger d, byte[] digest, SecureRandom nonces) {
        var signer = new ECGOST3410Signer();
        signer.init(true, new ParametersWithRandom(new ECPrivateKeyParameters(d, domain), nonces));
        BigInteger[] numbers = signer.generateSignature(digest);
        return new RS(numbers[0], numbers[1]);
    }

    /** Whether the signature is right; numbers outside of 1 to q - 1 are wrong. */
    static boolean verify(ECDomainParameters domain, ECPoint q, byte[] digest, RS signature) {
        var verifier = new ECGOST3410Signer();
        verifier.init(false, new ECPublicKeyParameters(q, domain));
        return verifier.verifySignature(digest, signature.r(), signature.s());
    }

    /** The two numbers of a signature. */
    record RS(BigInteger r, BigInteger s) {}
}
