package kz.kualik.crypto.pkcs12;

/** The octets are not a PKCS#12 structure, or what it holds contradicts itself. */
public final class MalformedPkcs12Exception extends Pkcs12Exception {

    private static final long serialVersionUID = 1L;

    MalformedPkcs12Exception(String reason) {
        super("not a sound PKCS#12 file: " + reason);
    }

    MalformedPkcs12Exception(String reason, Throwable cause) {
        super("not a sound PKCS#12 file: " + reason, cause);
    }
}
