package kz.kualik.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.util.BigIntegers;

/** "Random" numbers that are all the same, to compute published examples. */
final class FixedNonce extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final BigInteger k;

    FixedNonce(BigInteger k) {
        this.k = k;
    }

    @Override
    public void nextBytes(byte[] octets) {
        System.arraycopy(BigIntegers.asUnsignedByteArray(octets.length, k), 0, octets, 0, octets.length);
    }
}
