package kz.kualik.crypto.pkcs12;

import java.math.BigInteger;

/** Opening the file would take more work than any honest file asks for. */
public final class ExpensivePkcs12Exception extends Pkcs12Exception {

    private static final long serialVersionUID = 1L;

    ExpensivePkcs12Exception(BigInteger iterations, int left) {
        super("the PKCS#12 file asks for " + shown(iterations) + " iterations where at most " + left + " are allowed");
    }

    private static String shown(BigInteger iterations) {
        return iterations.bitLength() > 63 ? "more than 2^63" : iterations.toString();
    }
}
