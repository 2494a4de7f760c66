package kz.kualik.pki.der;

/** The bytes are not one complete ASN.1 value in BER (X.690, chapter 8). */
public final class MalformedAsn1Exception extends Asn1Exception {

    private static final long serialVersionUID = 1L;

    MalformedAsn1Exception(String what, int offset) {
        super("not ASN.1: " + what + " at octet " + offset);
    }

    MalformedAsn1Exception(Throwable cause) {
        super("not ASN.1: a value inside cannot be decoded", cause);
    }
}
