package kz.kualik.signature.xml;

import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.SigningKeyMismatchException;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.xml.dsig.CanonicalizationMethod;
import kz.kualik.signature.xml.dsig.Elements;
import kz.kualik.signature.xml.dsig.Identifiers;
import kz.kualik.signature.xml.dsig.KeyInfoWriter;
import kz.kualik.signature.xml.dsig.RefusedSignatureException;
import kz.kualik.signature.xml.dsig.SecureXml;
import kz.kualik.signature.xml.dsig.SignatureComposer;
import kz.kualik.signature.xml.dsig.SignaturePlan;
import kz.kualik.signature.xml.dsig.XmlNamespaces;
import kz.kualik.signature.xml.dsig.XmlWriter;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Signs XML as the NUC's software does. The whole document: enveloped signature, Canonical XML 1.0. One element by its Id:
 * Exclusive Canonical XML for {@code SignedInfo}, Canonical XML "with comments" for the element. Several signers sign one
 * after the other, each over the document with the signatures before.
 */
public final class XmlSigner {

    private final SignatureComposer composer;
    private final XmlSignatureReader reader;

    /** @param engine does the mathematics */
    public XmlSigner(CryptoEngine engine) {
        this.composer = new SignatureComposer(engine);
        this.reader = new XmlSignatureReader(engine);
    }

    /**
     * The document with one more signature, in UTF-8. It has been read back and checked before it is returned.
     *
     * @throws SigningKeyMismatchException if certificate and private key do not belong together
     * @throws UnreadableDocumentException if this is not XML that is accepted
     * @throws UnsuitableDocumentException if the elements that the options name are not there or do not fit
     */
    public byte[] sign(byte[] xml, XmlSignatureOptions options, SigningKey key)
            throws UnreadableDocumentException, UnsuitableDocumentException {
        var document = SecureXml.parse(xml);
        var finder = new ElementFinder(document);
        var parent = finder.find(options.signatureParent());
        requireOutsideSignatures(parent);
        var plan = options.signedElement().isPresent()
                ? ofElement(finder.find(options.signedElement().get()), parent)
                : ofDocument();
        try {
            composer.append(document, parent, plan, key, KeyInfoWriter.x509Data());
        } catch (RefusedSignatureException e) {
            throw UnsuitableDocumentException.refused(e);
        }
        var signed = XmlWriter.write(document);
        requireRight(signed, parent, key);
        return signed;
    }

    private static SignaturePlan ofDocument() {
        return new SignaturePlan(
                CanonicalizationMethod.INCLUSIVE,
                Optional.empty(),
                true,
                CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS);
    }

    private static SignaturePlan ofElement(Element element, Element parent) throws UnsuitableDocumentException {
        var id =
                Identifiers.of(element).orElseThrow(() -> UnsuitableDocumentException.withoutId(element.getNodeName()));
        if (Elements.isInside(parent, element)) {
            throw UnsuitableDocumentException.signatureInsideSignedElement();
        }
        return new SignaturePlan(
                CanonicalizationMethod.EXCLUSIVE,
                Optional.of(id),
                false,
                CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS);
    }

    private static void requireOutsideSignatures(Element parent) throws UnsuitableDocumentException {
        for (Node above = parent; above instanceof Element element; above = above.getParentNode()) {
            if (Elements.is(element, XmlNamespaces.DSIG, "Signature")) {
                throw UnsuitableDocumentException.insideSignature();
            }
        }
    }

    /** Nobody gets a signature that would not verify: written text can differ from the tree in exotic documents. */
    private void requireRight(byte[] signed, Element parent, SigningKey key)
            throws UnreadableDocumentException, UnsuitableDocumentException {
        var path = Elements.path(parent);
        var ours = reader.check(signed).stream()
                .filter(signature -> signature.element().getParentNode() instanceof Element above
                        && Elements.path(above).equals(path)
                        && signature.facts().signer().equals(Optional.of(key.certificate())))
                .reduce((_, last) -> last);
        if (ours.isEmpty()) {
            throw UnsuitableDocumentException.doesNotSurviveWriting("the signature is not found again");
        }
        if (ours.get().facts().integrity() instanceof Integrity.Broken(String reason)) {
            throw UnsuitableDocumentException.doesNotSurviveWriting(reason);
        }
    }
}
