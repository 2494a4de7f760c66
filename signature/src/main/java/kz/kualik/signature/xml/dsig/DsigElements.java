package kz.kualik.signature.xml.dsig;

import java.util.Objects;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Makes elements of the signature namespace, always with the prefix {@code ds} that the NUC's software writes. */
final class DsigElements {

    private DsigElements() {}

    static Element appendSignature(Element parent) {
        var signature = append(parent, "Signature");
        signature.setAttributeNS(XmlNamespaces.XMLNS, "xmlns:ds", XmlNamespaces.DSIG);
        return signature;
    }

    static Element append(Element parent, String localName) {
        var element = document(parent).createElementNS(XmlNamespaces.DSIG, "ds:" + localName);
        parent.appendChild(element);
        return element;
    }

    static Element appendAlgorithm(Element parent, String localName, String uri) {
        var element = append(parent, localName);
        element.setAttributeNS(null, "Algorithm", uri);
        return element;
    }

    private static Document document(Node node) {
        return Objects.requireNonNull(node.getOwnerDocument());
    }
}
