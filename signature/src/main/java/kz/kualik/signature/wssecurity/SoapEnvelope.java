package kz.kualik.signature.wssecurity;

import java.util.Optional;
import java.util.Set;
import kz.kualik.signature.xml.dsig.Elements;
import kz.kualik.signature.xml.dsig.XmlNamespaces;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A SOAP 1.1 or 1.2 message: its one Body and, if there is one, its Header. Both are looked for directly inside the
 * envelope and nowhere else, because a Body that was moved elsewhere is the oldest trick against signed messages.
 *
 * @param envelope the root
 * @param header the Header
 * @param body the Body that a receiver acts on
 */
record SoapEnvelope(Element envelope, Optional<Element> header, Element body) {

    private static final Set<String> NAMESPACES = Set.of(XmlNamespaces.SOAP_11, XmlNamespaces.SOAP_12);

    /** The message in this document; empty if it is none, or has no single Body. */
    static Optional<SoapEnvelope> in(Document document) {
        var root = document.getDocumentElement();
        var namespace = root.getNamespaceURI();
        if (namespace == null || !NAMESPACES.contains(namespace) || !"Envelope".equals(root.getLocalName())) {
            return Optional.empty();
        }
        var headers = Elements.children(root, namespace, "Header");
        var bodies = Elements.children(root, namespace, "Body");
        if (bodies.size() != 1 || headers.size() > 1) {
            return Optional.empty();
        }
        return Optional.of(new SoapEnvelope(root, headers.stream().findFirst(), bodies.getFirst()));
    }

    /** Whether an element with this name begins a SOAP message. */
    static boolean isEnvelope(String namespace, String localName) {
        return NAMESPACES.contains(namespace) && "Envelope".equals(localName);
    }

    /** Whether this element is a WS-Security header of this very message. */
    boolean isSecurityHeader(Element element) {
        return Elements.is(element, XmlNamespaces.WSSE, "Security")
                && header.isPresent()
                && header.get().isSameNode(element.getParentNode());
    }

    /** The first WS-Security header. */
    Optional<Element> securityHeader() {
        return header.flatMap(found -> Elements.children(found, XmlNamespaces.WSSE, "Security").stream()
                .findFirst());
    }

    /** A name in the namespace and with the prefix of the envelope. */
    String qualified(String localName) {
        var prefix = envelope.getPrefix();
        return prefix == null ? localName : prefix + ":" + localName;
    }
}
