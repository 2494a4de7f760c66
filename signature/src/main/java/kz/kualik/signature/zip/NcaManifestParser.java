package kz.kualik.signature.zip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.zip.NcaManifest.ListedFile;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads the manifest of a container. A document type declaration is refused, and with it every entity; so is any element
 * that has no meaning here, because a signature over what nobody understood would be misleading.
 */
final class NcaManifestParser {

    /** A manifest of ten thousand files stays below. */
    static final int MAXIMUM_SIZE = 8 * 1024 * 1024;

    /** Each is read and checked as a document of its own. */
    private static final int MAXIMUM_SIGNATURE_FILES = 64;

    private NcaManifestParser() {}

    static NcaManifest parse(byte[] xml) throws UnreadableDocumentException {
        if (xml.length > MAXIMUM_SIZE) {
            throw new UnreadableDocumentException("a manifest of more than " + MAXIMUM_SIZE + " octets");
        }
        try {
            return manifest(
                    documentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement());
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new UnreadableDocumentException("the manifest is not well-formed XML", e);
        }
    }

    private static DocumentBuilder documentBuilder() throws ParserConfigurationException {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new Refusing());
        return builder;
    }

    private static NcaManifest manifest(Element root) throws UnreadableDocumentException {
        requireName(root, "NCAManifest");
        var signatures = new ArrayList<String>();
        var files = new ArrayList<ListedFile>();
        var paths = new HashSet<String>();
        for (var child : elements(root)) {
            switch (child.getTagName()) {
                case "SigReference" -> signatures.add(path(child));
                case "DataObjectReference" -> files.add(listedFile(child));
                default ->
                    throw new UnreadableDocumentException("the manifest holds the unknown " + child.getTagName());
            }
        }
        for (var file : files) {
            requireNew(file.path(), paths);
        }
        for (var signature : signatures) {
            requireNew(signature, paths);
        }
        if (signatures.size() > MAXIMUM_SIGNATURE_FILES) {
            throw new UnreadableDocumentException(
                    "the manifest names more than " + MAXIMUM_SIGNATURE_FILES + " signature files");
        }
        return new NcaManifest(signatures, files);
    }

    private static void requireNew(String path, Set<String> known) throws UnreadableDocumentException {
        if (!known.add(path)) {
            throw new UnreadableDocumentException("the manifest lists '" + path + "' twice");
        }
    }

    private static ListedFile listedFile(Element reference) throws UnreadableDocumentException {
        var parts = elements(reference);
        if (parts.size() != 2) {
            throw new UnreadableDocumentException("an entry of the manifest is not a digest method and a value");
        }
        requireName(parts.getFirst(), "DigestMethod");
        requireName(parts.getLast(), "DigestValue");
        var uri = parts.getFirst().getAttribute("Algorithm");
        var algorithm = ManifestDigest.of(uri)
                .orElseThrow(
                        () -> new UnreadableDocumentException("the manifest names the unknown digest '" + uri + "'"));
        if (!elements(parts.getLast()).isEmpty()) {
            throw new UnreadableDocumentException("a digest value in the manifest is not text");
        }
        return new ListedFile(
                path(reference), algorithm, parts.getLast().getTextContent().strip());
    }

    private static String path(Element element) throws UnreadableDocumentException {
        var path = element.getAttribute("URI");
        var fault = ZipNames.fault(path);
        if (fault.isPresent()) {
            throw new UnreadableDocumentException("a path in the manifest " + fault.get());
        }
        return path;
    }

    private static void requireName(Element element, String name) throws UnreadableDocumentException {
        if (!element.getTagName().equals(name)) {
            throw new UnreadableDocumentException(
                    "the manifest holds " + element.getTagName() + " where " + name + " has to be");
        }
    }

    /** The child elements, without text and comments between them. */
    private static List<Element> elements(Element parent) {
        var elements = new ArrayList<Element>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    /** Well-formedness errors end the reading and are not printed anywhere. */
    private static final class Refusing implements ErrorHandler {

        @Override
        public void warning(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
