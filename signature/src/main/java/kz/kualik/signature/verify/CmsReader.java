package kz.kualik.signature.verify;

import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.cms.CmsDocument;
import kz.kualik.signature.cms.CmsSignatureReader;
import kz.kualik.signature.facts.DocumentKind;
import kz.kualik.signature.facts.SignerRole;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** Reads CMS signed data: a signed document, attached or detached, or a time-stamp token, which is one too. */
final class CmsReader {

    private final CmsSignatureReader signatures;
    private final TimeStampReader timeStamps;
    private final List<Certificate> known;

    CmsReader(CryptoEngine engine, TimeStampReader timeStamps, List<Certificate> known) {
        this.signatures = new CmsSignatureReader(engine);
        this.timeStamps = timeStamps;
        this.known = known;
    }

    RawDocument read(byte[] encoded, Optional<DocumentContent> content) throws UnreadableDocumentException {
        var document = CmsDocument.parse(encoded);
        if (PKCSObjectIdentifiers.id_ct_TSTInfo.equals(document.contentType())) {
            return timeStamps.readToken(encoded, content);
        }
        var kind = document.content().isPresent() ? DocumentKind.CMS_ATTACHED : DocumentKind.CMS_DETACHED;
        return RawDocument.signed(
                kind, SignerRole.DOCUMENT_SIGNER, signatures.examine(document, content, known), List.of());
    }
}
