package kz.kualik.crypto.pkcs12;

/** A PKCS#12 file cannot be opened; the leaf class says why. */
public abstract sealed class Pkcs12Exception extends Exception
        permits MalformedPkcs12Exception,
                WrongPasswordException,
                TamperedPkcs12Exception,
                ExpensivePkcs12Exception,
                UnsupportedPkcs12Exception {

    private static final long serialVersionUID = 1L;

    Pkcs12Exception(String message) {
        super(message);
    }

    Pkcs12Exception(String message, Throwable cause) {
        super(message, cause);
    }
}
