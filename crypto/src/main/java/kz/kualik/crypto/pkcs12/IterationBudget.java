package kz.kualik.crypto.pkcs12;

import java.math.BigInteger;

/** Counts the iterations of all key derivations of one file, so that many bags cannot ask for what one may not. */
final class IterationBudget {

    /** Three derivations (key, certificate, MAC) of a million each, above all that is in use; some seconds of work. */
    static final int MAXIMUM = 3_000_000;

    private int left = MAXIMUM;

    /** Takes this many iterations out of the budget and gives them back as a number. */
    int take(BigInteger iterations) throws Pkcs12Exception {
        if (iterations.signum() <= 0) {
            throw new MalformedPkcs12Exception("an iteration count of " + iterations.signum());
        }
        if (iterations.bitLength() > 31 || iterations.intValue() > left) {
            throw new ExpensivePkcs12Exception(iterations, left);
        }
        left -= iterations.intValue();
        return iterations.intValue();
    }
}
