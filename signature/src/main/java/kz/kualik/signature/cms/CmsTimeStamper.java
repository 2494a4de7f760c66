package kz.kualik.signature.cms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Optional;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.timestamp.MessageImprint;
import kz.kualik.signature.TimeStampSource;
import kz.kualik.signature.TimeStampUnavailableException;
import kz.kualik.signature.UnreadableDocumentException;

/**
 * Makes CAdES-T out of CAdES-B: puts a signature time-stamp (RFC 5126, section 6.1.1) on every signature that has none. It
 * needs no key of a signer, and what the signers signed stays octet for octet.
 */
public final class CmsTimeStamper {

    private static final int BUFFER_SIZE = 1 << 16;

    private final TimeStampSource source;

    /** @param source is asked once for each signature without a time-stamp */
    public CmsTimeStamper(TimeStampSource source) {
        this.source = source;
    }

    /**
     * The document with its time-stamps.
     *
     * @return new octets in DER; the same signers and the same content
     * @throws UnreadableDocumentException if a signature names a digest that is not known here, or there is no signature
     * @throws TimeStampUnavailableException if a time-stamp cannot be had; then nothing is given
     */
    public byte[] stamp(CmsDocument document) throws UnreadableDocumentException, TimeStampUnavailableException {
        if (document.signerCount() == 0) {
            throw new UnreadableDocumentException("a CMS document without signatures");
        }
        var signerInfos = new ArrayList<byte[]>();
        for (var signer : document.signerInfos()) {
            signerInfos.add(stamped(signer));
        }
        var parts = document.parts();
        var writer = new SignedDataWriter(
                document.contentType(),
                parts.version(),
                CmsSigner.encodings(Optional.of(parts.digestAlgorithms())),
                CmsSigner.encodings(parts.certificates()),
                parts.revocationLists().map(BerElement::encoded),
                signerInfos);
        return write(writer, document);
    }

    private static byte[] write(SignedDataWriter writer, CmsDocument document) {
        var out = new ByteArrayOutputStream();
        try {
            if (document.content().isEmpty()) {
                writer.writeDetached(out);
                return out.toByteArray();
            }
            var content = document.content().get();
            var digest = DigestAlgorithm.SHA256.newDigest();
            try (var stream = content.open()) {
                var buffer = new byte[BUFFER_SIZE];
                for (var length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
                    digest.update(buffer, 0, length);
                }
            }
            writer.writeAttached(content, DigestAlgorithm.SHA256, digest.digest(), out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] stamped(CmsSignerInfo signer) throws UnreadableDocumentException, TimeStampUnavailableException {
        if (!signer.timeStampTokens().isEmpty()) {
            return signer.element().encoded();
        }
        var digest = DigestAlgorithm.of(signer.digestAlgorithm().getAlgorithm())
                .orElseThrow(() -> new UnreadableDocumentException("a signature with the unknown digest "
                        + signer.digestAlgorithm().getAlgorithm()));
        var imprint = new MessageImprint(digest.identifier(), digest.digest(signer.signature()));
        var token = source.timeStamp(imprint);
        if (!token.info().imprint().sameAs(imprint)) {
            throw new TimeStampUnavailableException("the token is for other data");
        }
        return withAttribute(signer, SignerInfoComposer.timeStampAttribute(token.encoded()));
    }

    private static byte[] withAttribute(CmsSignerInfo signer, byte[] attribute) throws UnreadableDocumentException {
        var fields = new ArrayList<>(signer.element().children());
        var attributes = new ArrayList<byte[]>();
        if (fields.getLast().is(BerElement.CONTEXT_1)) {
            for (var present : fields.removeLast().children()) {
                attributes.add(present.encoded());
            }
        }
        attributes.add(attribute);
        var encoded = new ArrayList<>(fields.stream().map(BerElement::encoded).toList());
        encoded.add(DerEncoding.setOf(BerElement.CONTEXT_1, attributes));
        return DerEncoding.element(BerElement.SEQUENCE, encoded.toArray(byte[][]::new));
    }
}
