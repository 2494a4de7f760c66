package kz.kualik.signature.xml;

import java.util.List;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.facts.SignatureFacts;
import kz.kualik.signature.xml.dsig.CheckedSignature;
import kz.kualik.signature.xml.dsig.SecureXml;
import kz.kualik.signature.xml.dsig.SignatureChecker;

/**
 * Reads signed XML and checks each signature in it. Trust, revocation and time are not looked at; what exactly each
 * signature covers stands in its remarks and, for programs, in {@link CheckedSignature#coverage()}.
 */
public final class XmlSignatureReader {

    private final CryptoEngine engine;

    /** @param engine does the mathematics */
    public XmlSignatureReader(CryptoEngine engine) {
        this.engine = engine;
    }

    /**
     * The facts of every {@code ds:Signature}, in document order; never an empty list.
     *
     * @throws UnreadableDocumentException if this is not well-formed XML, has a document type, is too large or too deep,
     *     or holds no signature
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
        return new SignatureChecker(engine, SecureXml.parse(xml)).checkAll();
    }
}
