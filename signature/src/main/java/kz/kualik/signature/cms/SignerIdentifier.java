package kz.kualik.signature.cms;

import java.io.IOException;
import java.util.Arrays;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.signature.UnreadableDocumentException;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x500.X500Name;

/** How a signer is named: {@code SignerIdentifier} (RFC 5652, section 5.3). */
sealed interface SignerIdentifier {

    boolean identifies(Certificate certificate);

    static SignerIdentifier read(BerElement element) throws UnreadableDocumentException {
        if (element.is(BerElement.CONTEXT_0_PRIMITIVE) || element.is(BerElement.CONTEXT_0)) {
            return new ByKeyIdentifier(element.octets(BerElement.CONTEXT_0_PRIMITIVE, "subjectKeyIdentifier"));
        }
        var fields = element.require(BerElement.SEQUENCE, "signer identifier").children();
        if (fields.size() != 2) {
            throw new UnreadableDocumentException("an IssuerAndSerialNumber of " + fields.size() + " elements");
        }
        try {
            var issuer = X500Name.getInstance(fields.getFirst()
                    .require(BerElement.SEQUENCE, "issuer of the signer")
                    .toPrimitive());
            var serial = CmsDocument.integer(fields.getLast(), "serial number of the signer");
            return new ByIssuerAndSerial(issuer.getEncoded(ASN1Encoding.DER), new SerialNumber(serial.getValue()));
        } catch (IOException | RuntimeException e) {
            throw new UnreadableDocumentException("a malformed IssuerAndSerialNumber", e);
        }
    }

    /** The issuer's name in DER, and the serial number. */
    final class ByIssuerAndSerial implements SignerIdentifier {

        private final byte[] issuer;
        private final SerialNumber serialNumber;

        private ByIssuerAndSerial(byte[] issuer, SerialNumber serialNumber) {
            this.issuer = issuer;
            this.serialNumber = serialNumber;
        }

        @Override
        public boolean identifies(Certificate certificate) {
            return certificate.serialNumber().equals(serialNumber)
                    && Arrays.equals(DerEncoding.of(certificate.issuer()), issuer);
        }
    }

    /** The subject key identifier of the certificate. */
    final class ByKeyIdentifier implements SignerIdentifier {

        private final byte[] keyIdentifier;

        private ByKeyIdentifier(byte[] keyIdentifier) {
            this.keyIdentifier = keyIdentifier;
        }

        @Override
        public boolean identifies(Certificate certificate) {
            try {
                return certificate
                        .subjectKeyIdentifier()
                        .filter(identifier -> Arrays.equals(identifier, keyIdentifier))
                        .isPresent();
            } catch (IllegalArgumentException malformedExtension) {
                return false;
            }
        }
    }
}
