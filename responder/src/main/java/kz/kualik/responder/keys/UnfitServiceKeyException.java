package kz.kualik.responder.keys;

import kz.kualik.pki.certificate.Certificate;

/** A private key and the certificate given with it do not belong together. */
public final class UnfitServiceKeyException extends Exception {

    private static final long serialVersionUID = 1L;

    UnfitServiceKeyException(Certificate certificate) {
        super(message(certificate));
    }

    UnfitServiceKeyException(Certificate certificate, Throwable cause) {
        super(message(certificate), cause);
    }

    private static String message(Certificate certificate) {
        return "the private key does not fit the certificate with serial number " + certificate.serialNumber();
    }
}
