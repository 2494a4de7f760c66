package kz.kualik.signature.xml.dsig;

import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyFamily;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.SigningKeyMismatchException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Makes a {@code ds:Signature} as one compact run of text, base64 without line breaks. */
public final class SignatureComposer {

    private final CryptoEngine engine;

    /** @param engine does the mathematics */
    public SignatureComposer(CryptoEngine engine) {
        this.engine = engine;
    }

    /**
     * Appends a finished signature to {@code parent}, a part of the document that is signed.
     *
     * @throws SigningKeyMismatchException if certificate and private key do not belong together
     * @throws RefusedSignatureException if what the plan names is not there, is not unique, or has no canonical form
     */
    public void append(Document document, Element parent, SignaturePlan plan, SigningKey key, KeyInfoWriter keyInfo)
            throws RefusedSignatureException {
        var ids = new IdIndex(document);
        var budget = new CanonicalizationBudget();
        var method = method(key);
        var reference = new ReferenceElement(
                plan.id(),
                plan.enveloped(),
                plan.canonicalization(),
                Optional.empty(),
                XmlDigestMethod.of(method.digest()),
                new BinaryValue(new byte[0]));

        var signature = DsigElements.appendSignature(parent);
        var digest = new ReferenceDigester(document, ids, budget).digest(reference, signature, List.of());
        var signedInfo = DsigElements.append(signature, "SignedInfo");
        DsigElements.appendAlgorithm(
                signedInfo,
                "CanonicalizationMethod",
                plan.signedInfoCanonicalization().uri());
        DsigElements.appendAlgorithm(signedInfo, "SignatureMethod", method.uri());
        appendReference(signedInfo, reference, digest);

        var signed = plan.signedInfoCanonicalization().canonicalize(signedInfo, Optional.empty(), budget);
        var value = asXml(key, engine.sign(key.privateKey(), key.algorithm(), signed));
        if (!new SignatureValues(engine).fits(key.certificate(), method, signed, value)) {
            throw new SigningKeyMismatchException(key);
        }
        DsigElements.append(signature, "SignatureValue").setTextContent(XmlBase64.encode(value));
        keyInfo.write(DsigElements.append(signature, "KeyInfo"), key.certificate());
    }

    private static XmlSignatureMethod method(SigningKey key) {
        var family = key.algorithm().key().family();
        var digest = key.algorithm().digest();
        return XmlSignatureMethod.of(family, digest)
                .orElseThrow(() -> new MissingSignatureMethodException(key.algorithm()));
    }

    private static void appendReference(Element signedInfo, ReferenceElement reference, byte[] digest) {
        var element = DsigElements.append(signedInfo, "Reference");
        element.setAttributeNS(null, "URI", reference.id().map(id -> "#" + id).orElse(""));
        var transforms = DsigElements.append(element, "Transforms");
        if (reference.enveloped()) {
            DsigElements.appendAlgorithm(transforms, "Transform", ReferenceElement.ENVELOPED_SIGNATURE);
        }
        DsigElements.appendAlgorithm(
                transforms, "Transform", reference.canonicalization().uri());
        DsigElements.appendAlgorithm(
                element, "DigestMethod", reference.digestMethod().uri());
        DsigElements.append(element, "DigestValue").setTextContent(XmlBase64.encode(digest));
    }

    private static byte[] asXml(SigningKey key, byte[] value) {
        if (key.algorithm().key().family() != KeyFamily.ECDSA) {
            return value;
        }
        return EcdsaValue.toXml(value, (key.algorithm().key().bits() + 7) / 8);
    }
}
