package kz.kualik.authority.revocation;

import java.math.BigInteger;
import java.util.regex.Pattern;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.pki.certificate.SerialNumber;

/** Reads how callers name a certificate: the issuer's short name and the serial number in hexadecimal. */
final class CertificateName {

    /** A serial number is positive and has at most 20 octets (RFC 5280, section 4.1.2.2). */
    private static final Pattern SERIAL = Pattern.compile("(?!0+$)[0-9a-fA-F]{1,40}");

    private CertificateName() {}

    /** @throws MalformedCertificateIdException if these words can name none of our certificates */
    static CertificateId parse(String issuer, String serial) throws MalformedCertificateIdException {
        if (!SERIAL.matcher(serial).matches()) {
            throw new MalformedCertificateIdException();
        }
        try {
            return new CertificateId(new IssuerId(issuer), new SerialNumber(new BigInteger(serial, 16)));
        } catch (IllegalArgumentException e) {
            throw new MalformedCertificateIdException();
        }
    }
}
