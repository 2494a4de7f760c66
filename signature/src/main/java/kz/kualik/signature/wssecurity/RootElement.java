package kz.kualik.signature.wssecurity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The name of a document's outermost element, found without reading further. The JDK's streaming reader would print what it
 * dislikes about a stranger's bytes to the console; this one keeps silent.
 *
 * @param namespace its namespace, empty if there is none
 * @param localName its name
 */
record RootElement(String namespace, String localName) {

    /** Empty if the bytes do not begin as XML without a document type. */
    static Optional<RootElement> of(byte[] xml) {
        var finder = new Finder();
        try {
            var factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(new ByteArrayInputStream(xml), finder);
        } catch (SAXException | IOException | ParserConfigurationException stopped) {
            return Optional.ofNullable(finder.found);
        }
        return Optional.ofNullable(finder.found);
    }

    /** Stops the parser at the first element. */
    private static final class Finder extends DefaultHandler {

        private @Nullable RootElement found;

        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) throws SAXException {
            found = new RootElement(uri, localName);
            throw new SAXException("enough was read");
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}
