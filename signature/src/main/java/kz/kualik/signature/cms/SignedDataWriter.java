package kz.kualik.signature.cms;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.signature.ContentChangedException;
import kz.kualik.signature.DocumentContent;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * Writes {@code ContentInfo} with {@code SignedData} (RFC 5652) in DER out of finished parts. The content is streamed, so
 * its size does not matter; the other parts are written octet for octet as they are given.
 */
final class SignedDataWriter {

    private static final int BUFFER_SIZE = 1 << 16;

    private final ASN1ObjectIdentifier contentType;
    private final byte[] version;
    private final byte[] digestAlgorithms;
    private final byte[] certificates;
    private final byte[] revocationLists;
    private final byte[] signerInfos;

    /**
     * @param version of the SignedData
     * @param digestAlgorithms encodings of AlgorithmIdentifiers
     * @param certificates encodings of CertificateChoices
     * @param revocationLists the whole field as it was met, or nothing
     * @param signerInfos encodings of SignerInfos
     */
    SignedDataWriter(
            ASN1ObjectIdentifier contentType,
            int version,
            Collection<byte[]> digestAlgorithms,
            Collection<byte[]> certificates,
            Optional<byte[]> revocationLists,
            Collection<byte[]> signerInfos) {
        this.contentType = contentType;
        this.version = DerEncoding.of(new ASN1Integer(version));
        this.digestAlgorithms = DerEncoding.setOf(BerElement.SET, digestAlgorithms);
        this.certificates =
                certificates.isEmpty() ? new byte[0] : DerEncoding.setOf(BerElement.CONTEXT_0, certificates);
        this.revocationLists = revocationLists.map(byte[]::clone).orElseGet(() -> new byte[0]);
        this.signerInfos = DerEncoding.setOf(BerElement.SET, signerInfos);
    }

    void writeDetached(OutputStream out) throws IOException {
        var encapsulated = DerEncoding.element(BerElement.SEQUENCE, DerEncoding.of(contentType));
        writeHead(encapsulated.length, out);
        out.write(encapsulated);
        writeTail(out);
    }

    /**
     * Writes the document with its content inside.
     *
     * @param algorithm one of the digests that were signed, by which it is made sure that what is written is what was
     *     signed
     * @param expected the content's digest by this algorithm
     */
    void writeAttached(DocumentContent content, DigestAlgorithm algorithm, byte[] expected, OutputStream out)
            throws IOException {
        var type = DerEncoding.of(contentType);
        var stringHeader = DerEncoding.header(BerElement.OCTET_STRING, content.size());
        var stringSize = stringHeader.length + content.size();
        var explicitHeader = DerEncoding.header(BerElement.CONTEXT_0, stringSize);
        var encapsulatedSize = type.length + explicitHeader.length + stringSize;
        var encapsulatedHeader = DerEncoding.header(BerElement.SEQUENCE, encapsulatedSize);
        writeHead(encapsulatedHeader.length + encapsulatedSize, out);
        out.write(encapsulatedHeader);
        out.write(type);
        out.write(explicitHeader);
        out.write(stringHeader);
        var digest = algorithm.newDigest();
        copy(content, digest, out);
        if (!Arrays.equals(digest.digest(), expected)) {
            throw new ContentChangedException();
        }
        writeTail(out);
    }

    private static void copy(DocumentContent content, MessageDigest digest, OutputStream out) throws IOException {
        try (var in = content.open()) {
            var buffer = new byte[BUFFER_SIZE];
            for (var length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
                out.write(buffer, 0, length);
            }
        }
    }

    private void writeHead(long encapsulatedSize, OutputStream out) throws IOException {
        var size = version.length
                + digestAlgorithms.length
                + encapsulatedSize
                + certificates.length
                + revocationLists.length
                + signerInfos.length;
        var signedDataHeader = DerEncoding.header(BerElement.SEQUENCE, size);
        var signedDataSize = signedDataHeader.length + size;
        var explicitHeader = DerEncoding.header(BerElement.CONTEXT_0, signedDataSize);
        var type = DerEncoding.of(CmsDocument.SIGNED_DATA);
        out.write(DerEncoding.header(BerElement.SEQUENCE, type.length + explicitHeader.length + signedDataSize));
        out.write(type);
        out.write(explicitHeader);
        out.write(signedDataHeader);
        out.write(version);
        out.write(digestAlgorithms);
    }

    private void writeTail(OutputStream out) throws IOException {
        out.write(certificates);
        out.write(revocationLists);
        out.write(signerInfos);
    }
}
