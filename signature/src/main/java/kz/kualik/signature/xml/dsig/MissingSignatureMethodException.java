package kz.kualik.signature.xml.dsig;

import kz.kualik.crypto.SignatureAlgorithm;

/** Kualik signs with this algorithm, but no identifier for it in XML signatures is known; a programming error. */
public final class MissingSignatureMethodException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    MissingSignatureMethodException(SignatureAlgorithm algorithm) {
        super("XML signatures have no identifier for " + algorithm);
    }
}
