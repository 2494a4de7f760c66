package kz.kualik.signature.xml.dsig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.MalformedCertificateException;
import org.w3c.dom.Element;

/**
 * The certificates that {@code ds:KeyInfo} carries: in {@code X509Data}, or as WS-Security's X.509 token profile puts them.
 * Bare keys, key names and anything to be fetched from elsewhere are never used.
 *
 * @param certificates the certificates, in the order in which they stand
 * @param remarks what was found and not used
 */
record KeyInfoContent(List<Certificate> certificates, List<String> remarks) {

    private static final int CERTIFICATE_TEXT = 2 * Certificate.MAXIMUM_SIZE;

    static KeyInfoContent read(Optional<Element> keyInfo, IdIndex ids) throws RefusedSignatureException {
        var certificates = new ArrayList<Certificate>();
        var remarks = new ArrayList<String>();
        if (keyInfo.isPresent()) {
            for (var child : Elements.children(keyInfo.get())) {
                if (Elements.is(child, XmlNamespaces.DSIG, "X509Data")) {
                    for (var data : Elements.children(child, XmlNamespaces.DSIG, "X509Certificate")) {
                        certificates.add(certificate(data));
                    }
                } else if (Elements.is(child, XmlNamespaces.WSSE, "SecurityTokenReference")) {
                    certificates.addAll(fromToken(child, ids));
                } else {
                    remarks.add(child.getLocalName() + " in KeyInfo is not used");
                }
                if (certificates.size() > XmlLimits.CERTIFICATES) {
                    throw new RefusedSignatureException(
                            "KeyInfo carries more than " + XmlLimits.CERTIFICATES + " certificates");
                }
            }
        }
        return new KeyInfoContent(List.copyOf(certificates), List.copyOf(remarks));
    }

    private static List<Certificate> fromToken(Element tokenReference, IdIndex ids) throws RefusedSignatureException {
        var found = new ArrayList<Certificate>();
        for (var child : Elements.children(tokenReference)) {
            if (Elements.is(child, XmlNamespaces.WSSE, "KeyIdentifier")) {
                requireX509(child);
                found.add(certificate(child));
            } else if (Elements.is(child, XmlNamespaces.WSSE, "Reference")) {
                found.add(binaryToken(child, ids));
            } else {
                throw new RefusedSignatureException(
                        child.getNodeName() + " is no accepted way to name the signer's certificate");
            }
        }
        return found;
    }

    private static Certificate binaryToken(Element reference, IdIndex ids) throws RefusedSignatureException {
        var uri = Elements.attribute(reference, "URI").orElse("");
        if (!uri.startsWith("#")) {
            throw new RefusedSignatureException("the signer's certificate is to be fetched from elsewhere");
        }
        var token = ids.find(uri.substring(1));
        if (!Elements.is(token, XmlNamespaces.WSSE, "BinarySecurityToken")) {
            throw new RefusedSignatureException("the signer's certificate is said to be in " + token.getNodeName());
        }
        requireX509(token);
        return certificate(token);
    }

    private static void requireX509(Element token) throws RefusedSignatureException {
        var type = Elements.attribute(token, "ValueType").orElse("");
        var encoding = Elements.attribute(token, "EncodingType").orElse(XmlNamespaces.BASE64_BINARY);
        if (!XmlNamespaces.X509_V3.equals(type) || !XmlNamespaces.BASE64_BINARY.equals(encoding)) {
            throw new RefusedSignatureException("a security token that is no base64 X.509 certificate is not accepted");
        }
    }

    private static Certificate certificate(Element element) throws RefusedSignatureException {
        if (!Elements.children(element).isEmpty()) {
            throw new RefusedSignatureException("there are elements inside " + element.getLocalName());
        }
        var der = XmlBase64.decode(element.getTextContent(), element.getLocalName(), CERTIFICATE_TEXT);
        try {
            return Certificate.parse(der);
        } catch (MalformedCertificateException e) {
            throw new RefusedSignatureException("the signature carries " + e.getMessage(), e);
        }
    }
}
