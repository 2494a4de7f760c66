package kz.kualik.pki.timestamp;

import java.util.Arrays;
import kz.kualik.pki.certificate.Certificate;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerIdentifier;

/** Which certificate a SignerInfo names: SignerIdentifier (RFC 5652, section 5.3), read once and completely. */
sealed interface SignerReference {

    boolean names(Certificate certificate);

    static SignerReference of(SignerIdentifier identifier) {
        return identifier.isTagged()
                ? new ByKeyIdentifier(
                        ASN1OctetString.getInstance(identifier.getId()).getOctets())
                : new ByIssuerAndSerialNumber(IssuerAndSerialNumber.getInstance(identifier.getId()));
    }

    /** The usual form. */
    record ByIssuerAndSerialNumber(IssuerAndSerialNumber value) implements SignerReference {
        @Override
        public boolean names(Certificate certificate) {
            return value.equals(new IssuerAndSerialNumber(
                    certificate.issuer(), certificate.serialNumber().value()));
        }
    }

    /** By the subject key identifier extension. */
    @SuppressWarnings("ArrayRecordComponent") // never compared with another one
    record ByKeyIdentifier(byte[] value) implements SignerReference {
        @Override
        public boolean names(Certificate certificate) {
            return certificate
                    .subjectKeyIdentifier()
                    .map(own -> Arrays.equals(own, value))
                    .orElse(false);
        }
    }
}
