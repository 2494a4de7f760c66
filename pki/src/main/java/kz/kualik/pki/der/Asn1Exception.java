package kz.kualik.pki.der;

/** Bytes could not be taken as ASN.1; the leaf classes say in which way. */
public abstract sealed class Asn1Exception extends Exception
        permits MalformedAsn1Exception, NotDerException, Asn1LimitException, UnrecognizedEncodingException {

    private static final long serialVersionUID = 1L;

    Asn1Exception(String message) {
        super(message);
    }

    Asn1Exception(String message, Throwable cause) {
        super(message, cause);
    }
}
