package kz.kualik.signer.consent;

import java.io.IOException;
import java.util.HexFormat;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.signature.DocumentContent;

/**
 * What a person is told of a document before it is signed.
 *
 * @param form what kind of signature
 * @param size octets
 * @param digest SHA-256 of the octets in hexadecimal, for the journal and for comparing
 */
public record DocumentSummary(Form form, long size, String digest) {

    /** The kinds of signature. */
    public enum Form {
        CMS,
        XML,
        RAW,
        DIGEST,
        LOGIN
    }

    /**
     * Reads a document once.
     *
     * @throws IOException if it cannot be read
     */
    public static DocumentSummary of(Form form, DocumentContent content) throws IOException {
        var digest = DigestAlgorithm.SHA256.newDigest();
        try (var stream = content.open()) {
            var buffer = new byte[1 << 16];
            for (var length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
                digest.update(buffer, 0, length);
            }
        }
        return new DocumentSummary(form, content.size(), HexFormat.of().formatHex(digest.digest()));
    }
}
