package kz.kualik.signature.xml.dsig;

import kz.kualik.pki.certificate.Certificate;
import org.w3c.dom.Element;

/** Puts the signer's certificate into {@code ds:KeyInfo}. */
@FunctionalInterface
public interface KeyInfoWriter {

    /** As {@code X509Data/X509Certificate}. */
    static KeyInfoWriter x509Data() {
        return (keyInfo, certificate) -> {
            var data = DsigElements.append(keyInfo, "X509Data");
            DsigElements.append(data, "X509Certificate").setTextContent(XmlBase64.encode(certificate.encoded()));
        };
    }

    /** As a key identifier of WS-Security's X.509 token profile. */
    static KeyInfoWriter securityTokenReference() {
        return (keyInfo, certificate) -> {
            var document = keyInfo.getOwnerDocument();
            var reference = document.createElementNS(XmlNamespaces.WSSE, "wsse:SecurityTokenReference");
            if (!XmlNamespaces.WSSE.equals(keyInfo.lookupNamespaceURI("wsse"))) {
                reference.setAttributeNS(XmlNamespaces.XMLNS, "xmlns:wsse", XmlNamespaces.WSSE);
            }
            keyInfo.appendChild(reference);
            var identifier = document.createElementNS(XmlNamespaces.WSSE, "wsse:KeyIdentifier");
            identifier.setAttributeNS(null, "EncodingType", XmlNamespaces.BASE64_BINARY);
            identifier.setAttributeNS(null, "ValueType", XmlNamespaces.X509_V3);
            identifier.setTextContent(XmlBase64.encode(certificate.encoded()));
            reference.appendChild(identifier);
        };
    }

    /** Appends to the empty {@code keyInfo}. */
    void write(Element keyInfo, Certificate certificate);
}
