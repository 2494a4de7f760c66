package kz.kualik.signature.xml.dsig;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import kz.kualik.signature.UnreadableDocumentException;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Reads XML of strangers: namespace-aware, without document types, entities, inclusions or any access to files and
 * network, and within {@link XmlLimits}. The document is read twice, first only counting, because the tree of a small
 * hostile file can be larger than memory.
 */
public final class SecureXml {

    private static final String DISALLOW_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final String DEFER_NODES = "http://apache.org/xml/features/dom/defer-node-expansion";

    private SecureXml() {}

    /**
     * Parses a whole document.
     *
     * @throws UnreadableDocumentException if it is not well-formed XML 1.0, has a document type, or is beyond the limits
     */
    public static Document parse(byte[] xml) throws UnreadableDocumentException {
        if (xml.length > XmlLimits.DOCUMENT_SIZE) {
            throw new UnreadableDocumentException("an XML document of " + xml.length + " octets is larger than "
                    + XmlLimits.DOCUMENT_SIZE + ", the most that is read");
        }
        try {
            count(xml);
            var document = build(xml);
            if (!"1.0".equals(document.getXmlVersion())) {
                throw new UnreadableDocumentException("canonical forms are defined for XML 1.0 only");
            }
            return document;
        } catch (SAXException e) {
            throw new UnreadableDocumentException(
                    "not an XML document that is accepted: " + Words.printable(String.valueOf(e.getMessage())), e);
        } catch (IOException e) {
            throw new UnreadableDocumentException("not an XML document: its characters cannot be read", e);
        }
    }

    private static void count(byte[] xml) throws SAXException, IOException {
        var factory = SAXParserFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(DISALLOW_DOCTYPE, true);
            var reader = factory.newSAXParser().getXMLReader();
            var counter = new NodeCounter();
            reader.setContentHandler(counter);
            reader.setErrorHandler(counter);
            reader.setProperty("http://xml.org/sax/properties/lexical-handler", counter);
            allowDepthToBeCounted(reader::setProperty);
            reader.parse(new InputSource(new ByteArrayInputStream(xml)));
        } catch (ParserConfigurationException e) {
            throw new XmlParserUnavailableException(e);
        }
    }

    private static Document build(byte[] xml) throws SAXException, IOException {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(true);
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(DISALLOW_DOCTYPE, true);
            factory.setFeature(DEFER_NODES, false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            allowDepthToBeCounted(factory::setAttribute);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new NodeCounter());
            return builder.parse(new ByteArrayInputStream(xml));
        } catch (ParserConfigurationException e) {
            throw new XmlParserUnavailableException(e);
        }
    }

    /** The JDK's own bounds differ between releases; ours are set so that they do not. */
    private static void allowDepthToBeCounted(Property property) throws SAXException {
        property.set("jdk.xml.maxElementDepth", Integer.toString(XmlLimits.DEPTH));
        property.set("jdk.xml.elementAttributeLimit", Integer.toString(XmlLimits.ATTRIBUTES_OF_ELEMENT));
    }

    @FunctionalInterface
    private interface Property {
        void set(String name, Object value) throws SAXNotRecognizedException, SAXException;
    }

    /** Counts what would become nodes of a tree; also keeps the parser from printing errors by itself. */
    private static final class NodeCounter extends DefaultHandler2 implements ErrorHandler {

        private int nodes;
        private int depth;
        private int namespaces;

        @Override
        public void startElement(String uri, String localName, String name, org.xml.sax.Attributes attributes)
                throws SAXException {
            depth++;
            if (depth > XmlLimits.DEPTH) {
                throw new SAXException("elements are nested deeper than " + XmlLimits.DEPTH);
            }
            add(1 + attributes.getLength());
        }

        @Override
        public void endElement(String uri, String localName, String name) {
            depth--;
        }

        @Override
        public void startPrefixMapping(String prefix, String uri) throws SAXException {
            namespaces++;
            if (namespaces > XmlLimits.NAMESPACES_IN_SCOPE) {
                throw new SAXException("more than " + XmlLimits.NAMESPACES_IN_SCOPE + " namespaces in scope");
            }
            add(1);
        }

        @Override
        public void endPrefixMapping(String prefix) {
            namespaces--;
        }

        @Override
        public void comment(char[] text, int start, int length) throws SAXException {
            add(1);
        }

        @Override
        public void processingInstruction(String target, String data) throws SAXException {
            add(1);
        }

        @Override
        public void startCDATA() throws SAXException {
            add(1);
        }

        private void add(int more) throws SAXException {
            nodes += more;
            if (nodes > XmlLimits.NODES) {
                throw new SAXException("more than " + XmlLimits.NODES + " elements and attributes");
            }
        }

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}
