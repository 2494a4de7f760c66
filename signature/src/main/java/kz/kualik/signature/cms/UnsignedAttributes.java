package kz.kualik.signature.cms;

import java.util.ArrayList;
import java.util.List;
import kz.kualik.signature.UnreadableDocumentException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * The unsigned attributes of one signer (RFC 5652, section 5.3). Nobody vouches for them, so damage here never makes the
 * document unreadable: what cannot be read becomes a remark.
 */
final class UnsignedAttributes {

    /** {@code id-aa-signatureTimeStampToken} (RFC 3161, appendix A; RFC 5126, section 6.1.1). */
    static final ASN1ObjectIdentifier SIGNATURE_TIME_STAMP = new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.2.14");

    /** {@code countersignature} (RFC 5652, section 11.4). */
    private static final ASN1ObjectIdentifier COUNTERSIGNATURE = new ASN1ObjectIdentifier("1.2.840.113549.1.9.6");

    private static final int MAXIMUM_TIME_STAMPS = 64;

    private final List<byte[]> timeStampTokens = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private UnsignedAttributes() {}

    static UnsignedAttributes read(BerElement element) throws UnreadableDocumentException {
        var attributes = new UnsignedAttributes();
        for (var attribute :
                element.require(BerElement.CONTEXT_1, "unsigned attributes").children()) {
            attributes.take(attribute);
        }
        return attributes;
    }

    private void take(BerElement attribute) {
        try {
            var fields =
                    attribute.require(BerElement.SEQUENCE, "unsigned attribute").children();
            if (fields.size() != 2) {
                remarks.add("an unsigned attribute cannot be read");
                return;
            }
            var type = CmsDocument.objectIdentifier(fields.getFirst(), "type of the unsigned attribute");
            var values = fields.getLast()
                    .require(BerElement.SET, "values of the unsigned attribute")
                    .children();
            if (SIGNATURE_TIME_STAMP.equals(type)) {
                takeTimeStamps(values);
            } else if (COUNTERSIGNATURE.equals(type)) {
                remarks.add("a countersignature was not checked");
            } else {
                remarks.add("the unsigned attribute " + type + " was not checked");
            }
        } catch (UnreadableDocumentException e) {
            remarks.add("an unsigned attribute cannot be read");
        }
    }

    private void takeTimeStamps(List<BerElement> values) {
        for (var value : values) {
            if (timeStampTokens.size() == MAXIMUM_TIME_STAMPS) {
                remarks.add("more than " + MAXIMUM_TIME_STAMPS + " time-stamps; the others were not checked");
                return;
            }
            timeStampTokens.add(value.encoded());
        }
    }

    List<byte[]> timeStampTokens() {
        return List.copyOf(timeStampTokens);
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }
}
