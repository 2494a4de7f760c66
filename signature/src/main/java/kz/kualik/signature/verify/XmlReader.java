package kz.kualik.signature.verify;

import java.util.List;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.facts.DocumentKind;
import kz.kualik.signature.facts.SignerRole;
import kz.kualik.signature.wssecurity.WsSecurityReader;
import kz.kualik.signature.xml.XmlSignatureReader;

/** Reads signed XML, with the stricter rules for SOAP messages where the document is one. */
final class XmlReader {

    private final XmlSignatureReader plain;
    private final WsSecurityReader soap;

    XmlReader(CryptoEngine engine) {
        this.plain = new XmlSignatureReader(engine);
        this.soap = new WsSecurityReader(engine);
    }

    RawDocument read(byte[] xml) throws UnreadableDocumentException {
        var signatures = WsSecurityReader.accepts(xml) ? soap.read(xml) : plain.read(xml);
        return RawDocument.signed(DocumentKind.XML_SIGNATURE, SignerRole.DOCUMENT_SIGNER, signatures, List.of());
    }
}
