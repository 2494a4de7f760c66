package kz.kualik.signature.xml.dsig;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;

/** Writes a document as UTF-8 text that reads back as the same document. */
public final class XmlWriter {

    /** As NCALayer begins its answers; the root element follows without a line break. */
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>";

    private XmlWriter() {}

    /** The document's octets, with an XML declaration and without indentation of our own. */
    public static byte[] write(Document document) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(DECLARATION.getBytes(StandardCharsets.US_ASCII));
        try {
            var factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            transformer.setOutputProperty(OutputKeys.INDENT, "no");
            // one by one: given the document itself, the JDK would write in the encoding that it was read in
            for (var child = document.getFirstChild(); child != null; child = child.getNextSibling()) {
                transformer.transform(new DOMSource(child), new StreamResult(out));
            }
        } catch (TransformerException e) {
            throw new XmlParserUnavailableException(e);
        }
        return out.toByteArray();
    }
}
