package kz.kualik.authority.issuance;

import kz.kualik.authority.keys.IssuerId;
import kz.kualik.pki.certificate.SerialNumber;

/** What names one certificate: its issuer and the serial number, which the issuer gives once only (RFC 5280, 4.1.2.2). */
public record CertificateId(IssuerId issuer, SerialNumber serial) {

    /** Issuer and serial number in hexadecimal, as the audit log and the URLs write them. */
    @Override
    public String toString() {
        return issuer + "/" + serial;
    }
}
