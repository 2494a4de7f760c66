package kz.kualik.signature.verify;

import java.util.List;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.cms.CmsSignatureReader;
import kz.kualik.signature.facts.DocumentKind;
import kz.kualik.signature.facts.SignerRole;
import kz.kualik.signature.zip.ZipContainerReader;

/** Reads the ZIP container. */
final class ZipReader {

    private final ZipContainerReader containers;
    private final List<Certificate> known;

    ZipReader(CryptoEngine engine, List<Certificate> known) {
        this.containers = new ZipContainerReader(new CmsSignatureReader(engine));
        this.known = known;
    }

    RawDocument read(byte[] container) throws UnreadableDocumentException {
        var facts = containers.read(container, known);
        return RawDocument.signed(
                DocumentKind.ZIP_CONTAINER, SignerRole.DOCUMENT_SIGNER, facts.signatures(), List.of());
    }
}
