package kz.kualik.crypto.pkcs12;

/** The file is built with an algorithm or a kind of content that is not known here. */
public final class UnsupportedPkcs12Exception extends Pkcs12Exception {

    private static final long serialVersionUID = 1L;

    UnsupportedPkcs12Exception(String what) {
        super("the PKCS#12 file uses " + what + ", which is not supported");
    }

    UnsupportedPkcs12Exception(String what, Throwable cause) {
        super("the PKCS#12 file uses " + what + ", which is not supported", cause);
    }
}
