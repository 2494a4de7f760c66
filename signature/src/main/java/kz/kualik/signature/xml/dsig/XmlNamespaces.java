package kz.kualik.signature.xml.dsig;

/** The namespaces of XML signatures and WS-Security. */
public final class XmlNamespaces {

    /** XML Signature. */
    public static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";

    /** Additions of XML Signature 1.1. */
    public static final String DSIG_11 = "http://www.w3.org/2009/xmldsig11#";

    /** Exclusive canonicalisation, whose {@code InclusiveNamespaces} parameter has a namespace of its own. */
    public static final String EXCLUSIVE_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";

    /** Namespace declarations themselves. */
    public static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    /** The reserved prefix {@code xml}. */
    public static final String XML = "http://www.w3.org/XML/1998/namespace";

    /** WS-Security extensions: {@code Security}, {@code SecurityTokenReference}. */
    public static final String WSSE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

    /** WS-Security utilities: {@code wsu:Id}. */
    public static final String WSU =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

    /** SOAP 1.1. */
    public static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";

    /** SOAP 1.2. */
    public static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";

    /** The type of a key identifier or binary token that is one X.509 certificate. */
    public static final String X509_V3 =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";

    /** The encoding of a key identifier or binary token in base64. */
    public static final String BASE64_BINARY =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";

    private XmlNamespaces() {}
}
