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

    /** An XML document is held as a tree of many times its size. */
    private static final int MAXIMUM_SIZE = 32 * 1024 * 1024;

    private final XmlSignatureReader plain;
    private final WsSecurityReader soap;

    XmlReader(CryptoEngine engine) {
        this.plain = new XmlSignatureReader(engine);
        this.soap = new WsSecurityReader(engine);
    }

    RawDocument read(byte[] xml) throws UnreadableDocumentException {
        if (xml.length > MAXIMUM_SIZE) {
            throw new UnreadableDocumentException("an XML document of " + xml.length + " octets is too large");
        }
        var signatures = WsSecurityReader.accepts(xml) ? soap.read(xml) : plain.read(xml);
        return RawDocument.signed(DocumentKind.XML_SIGNATURE, SignerRole.DOCUMENT_SIGNER, signatures, List.of());
    }
}
