package kz.kualik.crypto.pkcs12;

/** The password opens the key, but the checksum over the file is wrong: it has been changed after it was written. */
public final class TamperedPkcs12Exception extends Pkcs12Exception {

    private static final long serialVersionUID = 1L;

    TamperedPkcs12Exception() {
        super("the password is right, but the PKCS#12 file has been changed since it was written");
    }
}
