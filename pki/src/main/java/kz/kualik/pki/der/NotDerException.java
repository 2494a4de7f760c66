package kz.kualik.pki.der;

/** The bytes are ASN.1, but not in the distinguished encoding (X.690, chapters 10 and 11). */
public final class NotDerException extends Asn1Exception {

    private static final long serialVersionUID = 1L;

    NotDerException(String what, int offset) {
        super("not DER: " + what + " at octet " + offset);
    }
}
