package kz.kualik.signature.xml;

import java.util.Optional;

/**
 * What is signed and where the signature goes.
 *
 * @param signedElement the element that is signed by its {@code Id}; empty for the whole document
 * @param signatureParent the element to whose end the signature is appended
 */
public record XmlSignatureOptions(Optional<ElementSelector> signedElement, ElementSelector signatureParent) {

    /** The whole document is signed, the signature is the last child of the root: what NCALayer does by default. */
    public static XmlSignatureOptions enveloped() {
        return new XmlSignatureOptions(Optional.empty(), ElementSelector.root());
    }

    /** One element is signed by its {@code Id}, the signature is the last child of the root. */
    public static XmlSignatureOptions byId(String id) {
        return ofElement(ElementSelector.withId(id));
    }

    /** One element is signed, the signature is the last child of the root. The element needs an Id attribute. */
    public static XmlSignatureOptions ofElement(ElementSelector signedElement) {
        return new XmlSignatureOptions(Optional.of(signedElement), ElementSelector.root());
    }

    /** The same, with the signature appended to another element. */
    public XmlSignatureOptions appendedTo(ElementSelector parent) {
        return new XmlSignatureOptions(signedElement, parent);
    }
}
