package kz.kualik.signature.report;

import java.util.List;
import kz.kualik.pki.certificate.Certificate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/**
 * Who holds a certificate, read from its subject.
 *
 * @param subject the whole name in the order of the certificate
 * @param commonName the common name, empty if there is none
 * @param iin individual identification number, empty if there is none
 * @param bin business identification number, empty if there is none
 * @param organization name of the organisation, empty if there is none
 */
record HolderReport(String subject, String commonName, String iin, String bin, String organization) {

    private static final String IIN = "IIN";
    private static final String BIN = "BIN";

    static HolderReport of(Certificate certificate) {
        var name = certificate.subject();
        return new HolderReport(
                NameText.of(name),
                first(name, BCStyle.CN),
                numbered(values(name, BCStyle.SERIALNUMBER), IIN),
                numbered(values(name, BCStyle.OU), BIN),
                first(name, BCStyle.O));
    }

    private static String first(X500Name name, ASN1ObjectIdentifier type) {
        var values = values(name, type);
        return values.isEmpty() ? "" : values.getFirst();
    }

    private static List<String> values(X500Name name, ASN1ObjectIdentifier type) {
        return List.of(name.getRDNs(type)).stream()
                .flatMap(part -> List.of(part.getTypesAndValues()).stream())
                .filter(pair -> pair.getType().equals(type))
                .map(pair -> NameText.printable(text(pair.getValue())))
                .toList();
    }

    /** The value as it was meant, without the escapes that a whole name in one line needs. */
    private static String text(ASN1Encodable value) {
        return value instanceof ASN1String string ? string.getString() : IETFUtils.valueToString(value);
    }

    private static String numbered(List<String> values, String prefix) {
        return values.stream()
                .filter(value -> value.startsWith(prefix))
                .map(value -> value.substring(prefix.length()))
                .findFirst()
                .orElse("");
    }
}
