package kz.kualik.signature.xml.dsig;

/** The Java runtime lacks a part of XML processing that it is obliged to have; nothing that a caller could mend. */
public final class XmlParserUnavailableException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    XmlParserUnavailableException(Throwable cause) {
        super("the XML processing of this Java runtime does not offer what is needed", cause);
    }
}
