package kz.kualik.signer.module;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signer.consent.DocumentSummary;
import kz.kualik.signer.consent.DocumentSummary.Form;

/** What the person and the journal are told of documents. */
final class Summaries {

    private Summaries() {}

    static DocumentSummary of(Form form, DocumentContent content) {
        try {
            return DocumentSummary.of(form, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DocumentSummary of(Form form, byte[] octets) {
        return of(form, DocumentContent.of(octets));
    }

    static DocumentSummary of(String xml) {
        return of(Form.XML, xml.getBytes(StandardCharsets.UTF_8));
    }

    /** A digest is shown as it is: nobody here knows more of the document. */
    static DocumentSummary ofDigest(byte[] digest) {
        return new DocumentSummary(Form.DIGEST, digest.length, HexFormat.of().formatHex(digest));
    }
}
