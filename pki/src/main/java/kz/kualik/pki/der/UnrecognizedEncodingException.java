package kz.kualik.pki.der;

/** The bytes are neither DER nor PEM nor base64 of DER. */
public final class UnrecognizedEncodingException extends Asn1Exception {

    private static final long serialVersionUID = 1L;

    UnrecognizedEncodingException(String what) {
        super("neither DER, PEM nor base64: " + what);
    }
}
