package kz.kualik.authority.revocation;

import kz.kualik.authority.issuance.CertificateId;

/** The authority has issued no certificate of this issuer and serial number. */
public final class UnknownCertificateException extends Exception {

    private static final long serialVersionUID = 1L;

    UnknownCertificateException(CertificateId certificate) {
        super("no certificate " + certificate + " has been issued here");
    }
}
