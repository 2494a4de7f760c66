package kz.kualik.signature.xml;

import java.util.Collections;
import java.util.Iterator;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import kz.kualik.signature.xml.dsig.Identifiers;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Finds the element that a selector names; none or several are an error. */
final class ElementFinder {

    private final Document document;

    ElementFinder(Document document) {
        this.document = document;
    }

    Element find(ElementSelector selector) throws UnsuitableDocumentException {
        return switch (selector) {
            case ElementSelector.Root _ -> document.getDocumentElement();
            case ElementSelector.WithId(String id) -> withId(id, selector);
            case ElementSelector.AtPath(String xpath) -> atPath(xpath, selector);
        };
    }

    private Element withId(String id, ElementSelector selector) throws UnsuitableDocumentException {
        return Identifiers.find(document, id).orElseThrow(() -> UnsuitableDocumentException.nothingSelected(selector));
    }

    private Element atPath(String xpath, ElementSelector selector) throws UnsuitableDocumentException {
        var path = XPathFactory.newDefaultInstance().newXPath();
        path.setNamespaceContext(new DeclaredAtRoot(document.getDocumentElement()));
        try {
            var found = (NodeList) path.evaluate(xpath, document, XPathConstants.NODESET);
            if (found.getLength() == 1 && found.item(0) instanceof Element element) {
                return element;
            }
        } catch (XPathExpressionException e) {
            throw UnsuitableDocumentException.badPath(xpath, e);
        }
        throw UnsuitableDocumentException.nothingSelected(selector);
    }

    /** Prefixes as the root element declares them. */
    private record DeclaredAtRoot(Element root) implements NamespaceContext {

        @Override
        public String getNamespaceURI(String prefix) {
            var uri = root.lookupNamespaceURI(prefix.isEmpty() ? null : prefix);
            return uri == null ? XMLConstants.NULL_NS_URI : uri;
        }

        @Override
        public @Nullable String getPrefix(String uri) {
            return root.lookupPrefix(uri);
        }

        @Override
        public Iterator<String> getPrefixes(String uri) {
            return Collections.emptyIterator();
        }
    }
}
