package kz.kualik.pki.certificate;

import java.math.BigInteger;
import java.security.SecureRandom;

/**
 * Makes serial numbers: positive and at most 20 octets long (RFC 5280, section 4.1.2.2), with 159 random bits, so that
 * nobody can foresee the bytes that will be signed and no two authorities need to agree. Whether a number is taken
 * already is for the certificate store to say.
 */
public final class SerialNumberGenerator {

    private static final int RANDOM_BITS = 159;
    private static final int LEAST_BITS = 64;

    private final SecureRandom random;

    public SerialNumberGenerator(SecureRandom random) {
        this.random = random;
    }

    /** The next number; never zero and, as a sanity check on the source, never shorter than 64 bits. */
    public SerialNumber next() {
        BigInteger value;
        do {
            value = new BigInteger(RANDOM_BITS, random);
        } while (value.bitLength() < LEAST_BITS);
        return new SerialNumber(value);
    }
}
