package kz.kualik.signature.cms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import kz.kualik.signature.UnreadableDocumentException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;

/**
 * The signed attributes of one signer (RFC 5652, sections 5.3 and 11). The signature is over their DER encoding as SET OF,
 * whatever the encoding in the document is (section 5.4).
 */
final class SignedAttributes {

    private final List<Attribute> attributes;
    private final byte[] derEncoding;
    private final boolean metAsDer;

    private SignedAttributes(List<Attribute> attributes, byte[] derEncoding, boolean metAsDer) {
        this.attributes = attributes;
        this.derEncoding = derEncoding;
        this.metAsDer = metAsDer;
    }

    static SignedAttributes read(BerElement element) throws UnreadableDocumentException {
        try {
            var set = ASN1Set.getInstance(element.toPrimitive(BerElement.SET));
            var attributes = new ArrayList<Attribute>();
            for (ASN1Encodable value : set) {
                attributes.add(Attribute.getInstance(value));
            }
            var der = DerEncoding.of(set);
            return new SignedAttributes(attributes, der, Arrays.equals(der, element.encodedAs(BerElement.SET)));
        } catch (RuntimeException e) {
            throw new UnreadableDocumentException("malformed signed attributes", e);
        }
    }

    /** What the signature is made over: the DER encoding of the SET OF Attribute. */
    byte[] derEncoding() {
        return derEncoding.clone();
    }

    /** They lie in the document just as they were signed, as RFC 5652 wants it. */
    boolean wereMetAsDer() {
        return metAsDer;
    }

    boolean contains(ASN1ObjectIdentifier type) {
        return attributes.stream().anyMatch(attribute -> attribute.getAttrType().equals(type));
    }

    /** An attribute type that occurs more than once, which the attributes of CMS and ESS all forbid. */
    Optional<ASN1ObjectIdentifier> repeatedType() {
        var seen = new HashSet<ASN1ObjectIdentifier>();
        return attributes.stream()
                .map(Attribute::getAttrType)
                .filter(type -> !seen.add(type))
                .findFirst();
    }

    /**
     * The value of an attribute that has to have exactly one.
     *
     * @return empty when the attribute is absent
     * @throws BrokenSignatureException if it has no value or several
     */
    Optional<ASN1Encodable> singleValue(ASN1ObjectIdentifier type, String name) throws BrokenSignatureException {
        var found = attributes.stream()
                .filter(attribute -> attribute.getAttrType().equals(type))
                .findFirst();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var values = found.get().getAttributeValues();
        if (values.length != 1) {
            throw new BrokenSignatureException(
                    "the attribute " + name + " has " + values.length + " values instead of one");
        }
        return Optional.of(values[0]);
    }
}
