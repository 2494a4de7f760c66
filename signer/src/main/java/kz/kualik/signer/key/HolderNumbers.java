package kz.kualik.signer.key;

import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/**
 * The numbers of a certificate's holder, as the national certificates carry them: {@code SERIALNUMBER=IIN…} and
 * {@code OU=BIN…}.
 *
 * @param iin twelve digits
 * @param bin twelve digits
 */
record HolderNumbers(Optional<String> iin, Optional<String> bin) {

    static HolderNumbers of(Certificate certificate) {
        return new HolderNumbers(
                number(certificate, BCStyle.SERIALNUMBER, "IIN"), number(certificate, BCStyle.OU, "BIN"));
    }

    private static Optional<String> number(Certificate certificate, ASN1ObjectIdentifier type, String prefix) {
        for (var rdn : certificate.subject().getRDNs(type)) {
            for (var attribute : rdn.getTypesAndValues()) {
                var text = IETFUtils.valueToString(attribute.getValue());
                if (attribute.getType().equals(type) && text.startsWith(prefix)) {
                    return Optional.of(text.substring(prefix.length()));
                }
            }
        }
        return Optional.empty();
    }
}
