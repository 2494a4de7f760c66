package kz.kualik.crypto.pkcs12;

/**
 * The password does not open the file. A change of the encrypted key itself looks the same; any other change is told
 * apart as {@link TamperedPkcs12Exception}.
 */
public final class WrongPasswordException extends Pkcs12Exception {

    private static final long serialVersionUID = 1L;

    WrongPasswordException() {
        super("the password does not open this PKCS#12 file");
    }
}
