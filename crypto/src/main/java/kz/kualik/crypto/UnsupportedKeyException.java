package kz.kualik.crypto;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** A key is of an algorithm that Kualik does not know, or its octets are not a key of that algorithm. */
public final class UnsupportedKeyException extends Exception {

    private UnsupportedKeyException(String message, Throwable cause) {
        super(message, cause);
    }

    private UnsupportedKeyException(String message) {
        super(message);
    }

    static UnsupportedKeyException unknownAlgorithm(ASN1ObjectIdentifier oid) {
        return new UnsupportedKeyException("keys of the algorithm " + oid.getId() + " are not known here");
    }

    static UnsupportedKeyException notIssued(String what) {
        return new UnsupportedKeyException(
                what + " is not among the keys certificates are issued for: GOST 34.10-2015 with 512 bits,"
                        + " RSA with 2048 or 4096 bits, ECDSA on P-256 or P-384");
    }

    static UnsupportedKeyException malformed(String reason) {
        return new UnsupportedKeyException("the key is malformed: " + reason);
    }

    static UnsupportedKeyException malformed(String reason, Throwable cause) {
        return new UnsupportedKeyException("the key is malformed: " + reason, cause);
    }
}
