package kz.kualik.signature.wssecurity;

import java.util.ArrayList;
import java.util.List;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.facts.SignatureFacts;
import kz.kualik.signature.xml.dsig.CheckedSignature;
import kz.kualik.signature.xml.dsig.Elements;
import kz.kualik.signature.xml.dsig.SecureXml;
import kz.kualik.signature.xml.dsig.SignatureChecker;
import kz.kualik.signature.xml.dsig.XmlNamespaces;
import org.w3c.dom.Element;

/**
 * Reads signed SOAP messages (OASIS Web Services Security 1.1). A signature in a WS-Security header must cover the Body of
 * its own message; one that covers another element is refused, whatever that element is called.
 */
public final class WsSecurityReader {

    private final CryptoEngine engine;

    /** @param engine does the mathematics */
    public WsSecurityReader(CryptoEngine engine) {
        this.engine = engine;
    }

    /** Whether the bytes begin as a SOAP message; says nothing about signatures. Never fails. */
    public static boolean accepts(byte[] xml) {
        return RootElement.of(xml)
                .filter(root -> SoapEnvelope.isEnvelope(root.namespace(), root.localName()))
                .isPresent();
    }

    /**
     * The facts of every signature of the message, in document order; never an empty list. A signature of a document that
     * travels in the Body is read as a plain XML signature; every other one must cover the Body, wherever it stands.
     *
     * @throws UnreadableDocumentException if this is not a SOAP message with one Body, or holds no signature
     */
    public List<SignatureFacts> read(byte[] xml) throws UnreadableDocumentException {
        return check(xml).stream().map(CheckedSignature::facts).toList();
    }

    /**
     * As {@link #read}, with what each signature covers.
     *
     * @throws UnreadableDocumentException as {@link #read} does
     */
    public List<CheckedSignature> check(byte[] xml) throws UnreadableDocumentException {
        var document = SecureXml.parse(xml);
        var soap = SoapEnvelope.in(document)
                .orElseThrow(() -> new UnreadableDocumentException("not a SOAP message with one Body"));
        var judged = new ArrayList<CheckedSignature>();
        for (var signature : new SignatureChecker(engine, document).checkAll()) {
            judged.add(judge(signature, soap));
        }
        return List.copyOf(judged);
    }

    private static CheckedSignature judge(CheckedSignature signature, SoapEnvelope soap) {
        if (!(signature.facts().integrity() instanceof Integrity.Intact)) {
            return signature;
        }
        if (signature.element().getParentNode() instanceof Element parent
                && Elements.is(parent, XmlNamespaces.WSSE, "Security")
                && !soap.isSecurityHeader(parent)) {
            return signature.refused("the WS-Security header stands at " + Elements.path(parent)
                    + " instead of in the header of the message");
        }
        var coversBody = signature.coveredNodes().stream().anyMatch(covered -> Elements.isInside(soap.body(), covered));
        if (!coversBody && !isOfDocumentInBody(signature, soap)) {
            return signature.refused("the signature does not cover the Body of this message");
        }
        return signature;
    }

    /** Signature and all that it covers travel in the Body; elsewhere a signature has nothing to speak of but the Body. */
    private static boolean isOfDocumentInBody(CheckedSignature signature, SoapEnvelope soap) {
        return Elements.isInside(signature.element(), soap.body())
                && signature.coveredNodes().stream().allMatch(covered -> Elements.isInside(covered, soap.body()));
    }
}
