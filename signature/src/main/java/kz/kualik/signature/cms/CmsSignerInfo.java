package kz.kualik.signature.cms;

import java.util.List;
import java.util.Optional;
import kz.kualik.signature.UnreadableDocumentException;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * One signature as it lies in the document: {@code SignerInfo} (RFC 5652, section 5.3).
 *
 * @param element the whole structure, kept so that it can be copied octet for octet
 * @param identifier who the signer says to be
 * @param digestAlgorithm the digest over content and signed attributes
 * @param signedAttributes what is signed besides the content
 * @param signatureAlgorithm as written; often only the key's algorithm
 * @param signatureElement the signature value
 * @param unsignedAttributes what was added later, for example time-stamps
 */
record CmsSignerInfo(
        BerElement element,
        SignerIdentifier identifier,
        AlgorithmIdentifier digestAlgorithm,
        Optional<SignedAttributes> signedAttributes,
        AlgorithmIdentifier signatureAlgorithm,
        BerElement signatureElement,
        Optional<UnsignedAttributes> unsignedAttributes) {

    static CmsSignerInfo read(BerElement element) throws UnreadableDocumentException {
        var fields = element.require(BerElement.SEQUENCE, "SignerInfo").children();
        if (fields.size() < 5 || fields.size() > 7) {
            throw new UnreadableDocumentException("a SignerInfo of " + fields.size() + " elements");
        }
        CmsDocument.integer(fields.get(0), "version of the SignerInfo");
        var next = 3;
        var signedAttributes = Optional.<SignedAttributes>empty();
        if (fields.get(next).is(BerElement.CONTEXT_0)) {
            signedAttributes = Optional.of(SignedAttributes.read(fields.get(next++)));
        }
        if (fields.size() < next + 2) {
            throw new UnreadableDocumentException("a SignerInfo without signature");
        }
        var signatureAlgorithm = algorithm(fields.get(next++), "signatureAlgorithm");
        var signature = fields.get(next++);
        var unsignedAttributes = Optional.<UnsignedAttributes>empty();
        if (next < fields.size()) {
            unsignedAttributes = Optional.of(UnsignedAttributes.read(fields.get(next++)));
        }
        if (next != fields.size()) {
            throw new UnreadableDocumentException("a SignerInfo with fields in the wrong places");
        }
        return new CmsSignerInfo(
                element,
                SignerIdentifier.read(fields.get(1)),
                algorithm(fields.get(2), "digestAlgorithm"),
                signedAttributes,
                signatureAlgorithm,
                signature,
                unsignedAttributes);
    }

    private static AlgorithmIdentifier algorithm(BerElement field, String name) throws UnreadableDocumentException {
        var value = field.require(BerElement.SEQUENCE, name).toPrimitive();
        try {
            return AlgorithmIdentifier.getInstance(value);
        } catch (RuntimeException e) {
            throw new UnreadableDocumentException("a malformed " + name, e);
        }
    }

    byte[] signature() throws UnreadableDocumentException {
        return signatureElement.octets(BerElement.OCTET_STRING, "signature value");
    }

    /** The values of all time-stamp attributes, each a {@code TimeStampToken} as it was met. */
    List<byte[]> timeStampTokens() {
        return unsignedAttributes.map(UnsignedAttributes::timeStampTokens).orElse(List.of());
    }
}
