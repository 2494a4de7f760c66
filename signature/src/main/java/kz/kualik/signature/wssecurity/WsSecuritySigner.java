package kz.kualik.signature.wssecurity;

import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.SigningKeyMismatchException;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.xml.UnsuitableDocumentException;
import kz.kualik.signature.xml.dsig.CanonicalizationMethod;
import kz.kualik.signature.xml.dsig.Identifiers;
import kz.kualik.signature.xml.dsig.KeyInfoWriter;
import kz.kualik.signature.xml.dsig.RefusedSignatureException;
import kz.kualik.signature.xml.dsig.SecureXml;
import kz.kualik.signature.xml.dsig.SignatureComposer;
import kz.kualik.signature.xml.dsig.SignaturePlan;
import kz.kualik.signature.xml.dsig.XmlNamespaces;
import kz.kualik.signature.xml.dsig.XmlWriter;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Signs the Body of a SOAP message by WS-Security: Exclusive Canonical XML throughout, the Body by its {@code wsu:Id}, the
 * certificate in a key identifier. Header and Id are made where they are missing.
 */
public final class WsSecuritySigner {

    private final SignatureComposer composer;
    private final WsSecurityReader reader;

    /** @param engine does the mathematics */
    public WsSecuritySigner(CryptoEngine engine) {
        this.composer = new SignatureComposer(engine);
        this.reader = new WsSecurityReader(engine);
    }

    /**
     * The message with one more signature in its WS-Security header, in UTF-8. It has been read back and checked.
     *
     * @throws SigningKeyMismatchException if certificate and private key do not belong together
     * @throws UnreadableDocumentException if this is not XML that is accepted
     * @throws UnsuitableDocumentException if it is not a SOAP message with one Body
     */
    public byte[] sign(byte[] soapMessage, SigningKey key)
            throws UnreadableDocumentException, UnsuitableDocumentException {
        var document = SecureXml.parse(soapMessage);
        var soap = SoapEnvelope.in(document)
                .orElseThrow(() -> UnsuitableDocumentException.notSoap("an Envelope with one Body is needed"));
        var id = wsuId(soap.body()).orElseGet(() -> giveId(document, soap.body()));
        var plan = new SignaturePlan(
                CanonicalizationMethod.EXCLUSIVE, Optional.of(id), false, CanonicalizationMethod.EXCLUSIVE);
        var security = soap.securityHeader().orElseGet(() -> addSecurityHeader(document, soap));
        try {
            composer.append(document, security, plan, key, KeyInfoWriter.securityTokenReference());
        } catch (RefusedSignatureException e) {
            throw UnsuitableDocumentException.refused(e);
        }
        var signed = XmlWriter.write(document);
        requireRight(signed, key);
        return signed;
    }

    private static Optional<String> wsuId(Element body) {
        return body.hasAttributeNS(XmlNamespaces.WSU, "Id")
                ? Optional.of(body.getAttributeNS(XmlNamespaces.WSU, "Id"))
                : Optional.empty();
    }

    private static String giveId(Document document, Element body) {
        var id = "Body";
        for (var next = 2; Identifiers.isTaken(document, id); next++) {
            id = "Body-" + next;
        }
        var prefix = "wsu";
        for (var next = 2; isBoundElsewhere(prefix, body); next++) {
            prefix = "wsu" + next;
        }
        body.setAttributeNS(XmlNamespaces.XMLNS, "xmlns:" + prefix, XmlNamespaces.WSU);
        body.setAttributeNS(XmlNamespaces.WSU, prefix + ":Id", id);
        return id;
    }

    private static boolean isBoundElsewhere(String prefix, Element element) {
        var bound = element.lookupNamespaceURI(prefix);
        return bound != null && !bound.equals(XmlNamespaces.WSU);
    }

    private static Element addSecurityHeader(Document document, SoapEnvelope soap) {
        var header = soap.header().orElseGet(() -> {
            var made = document.createElementNS(soap.envelope().getNamespaceURI(), soap.qualified("Header"));
            soap.envelope().insertBefore(made, soap.envelope().getFirstChild());
            return made;
        });
        var security = document.createElementNS(XmlNamespaces.WSSE, "wsse:Security");
        security.setAttributeNS(XmlNamespaces.XMLNS, "xmlns:wsse", XmlNamespaces.WSSE);
        mustBeUnderstood(security, soap);
        header.appendChild(security);
        return security;
    }

    private static void mustBeUnderstood(Element security, SoapEnvelope soap) {
        var namespace = soap.envelope().getNamespaceURI();
        if (soap.envelope().getPrefix() == null) {
            security.setAttributeNS(XmlNamespaces.XMLNS, "xmlns:soap", namespace);
            security.setAttributeNS(namespace, "soap:mustUnderstand", "1");
        } else {
            security.setAttributeNS(namespace, soap.qualified("mustUnderstand"), "1");
        }
    }

    private void requireRight(byte[] signed, SigningKey key)
            throws UnreadableDocumentException, UnsuitableDocumentException {
        var right = reader.read(signed).stream()
                .anyMatch(facts -> facts.integrity() instanceof Integrity.Intact
                        && facts.signer().equals(Optional.of(key.certificate())));
        if (!right) {
            throw UnsuitableDocumentException.doesNotSurviveWriting("the signature is wrong after writing");
        }
    }
}
