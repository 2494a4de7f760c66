package kz.kualik.pki.crl;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.operator.ContentSigner;

/**
 * Makes version 2 certificate revocation lists in strict DER (RFC 5280, section 5). Entries come as a stream and are
 * encoded at once. Because a definite length stands before them, they are spooled first: in memory for small lists, in a
 * file beside the list for {@link #composeTo}, which needs the same little memory however long the list is.
 */
public final class CrlComposer {

    private static final int SEQUENCE = BERTags.SEQUENCE | BERTags.CONSTRUCTED;

    /** Readers hold a list in one array. */
    private static final long LARGEST = Integer.MAX_VALUE;

    /**
     * The DER encoded list, in memory.
     *
     * @param entries in the order in which they shall stand, each serial number at most once; read once
     * @param signer a fresh signer of the issuer's key
     */
    public byte[] compose(CrlContents contents, Stream<RevokedCertificate> entries, ContentSigner signer) {
        var whole = new DerBuffer();
        try (var spool = EntrySpool.inMemory()) {
            compose(contents, entries.iterator(), signer, spool, whole);
            return whole.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the DER encoded list into this file, which is durable (fsync) when this returns. The spool lies beside it while
     * this runs. If it fails, what the file holds is worthless.
     *
     * @param entries in the order in which they shall stand, each serial number at most once; read once
     * @param signer a fresh signer of the issuer's key; what is signed is streamed through it
     */
    public ComposedCrl composeTo(
            Path file, CrlContents contents, Stream<RevokedCertificate> entries, ContentSigner signer)
            throws IOException {
        try (var spool = EntrySpool.inFile(file.resolveSibling(file.getFileName() + ".entries"));
                var stream = new FileOutputStream(file.toFile());
                var buffered = new BufferedOutputStream(stream, EntrySpool.BUFFER)) {
            var composed = compose(contents, entries.iterator(), signer, spool, buffered);
            buffered.flush();
            stream.getFD().sync();
            return composed;
        }
    }

    private static ComposedCrl compose(
            CrlContents contents,
            Iterator<RevokedCertificate> entries,
            ContentSigner signer,
            EntrySpool spool,
            OutputStream out)
            throws IOException {
        var written = spool(entries, spool);
        var frame = new CrlFrame(contents, signer.getAlgorithmIdentifier(), written.octets());
        try (var signing = signer.getOutputStream()) {
            frame.writeTo(signing, spool);
        }
        var signature = signer.getSignature();

        long signatureSize = DerLength.sizeWithHeader(signature.length + 1L);
        long content = frame.sizeWithHeader() + frame.algorithm().length + signatureSize;
        long size = DerLength.sizeWithHeader(content);
        if (size > LARGEST) {
            throw new IOException("a list of " + size + " octets can be read by nobody; partition it");
        }
        out.write(DerLength.header(SEQUENCE, content));
        frame.writeTo(out, spool);
        out.write(frame.algorithm());
        out.write(DerLength.header(BERTags.BIT_STRING, signature.length + 1L));
        out.write(0);
        out.write(signature);
        return new ComposedCrl(written.count(), size);
    }

    private static EntryEncoder spool(Iterator<RevokedCertificate> entries, EntrySpool spool) throws IOException {
        try (var out = spool.open()) {
            var encoder = new EntryEncoder(out);
            while (entries.hasNext()) {
                encoder.write(entries.next());
            }
            return encoder;
        }
    }
}
