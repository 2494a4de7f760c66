package kz.kualik.signature.cms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.TimeStampSource;
import kz.kualik.signature.TimeStampUnavailableException;
import kz.kualik.signature.UnreadableDocumentException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;

/**
 * Makes CMS documents (RFC 5652) in the form in which the NUC's software makes them: SignedData version 1 over plain data,
 * signers named by issuer and serial number, CAdES-B attributes, DER. With a source of time-stamps each signature gets one
 * (CAdES-T). Immutable and safe for several threads.
 */
public final class CmsSigner {

    private final CryptoEngine engine;
    private final Clock clock;
    private final Optional<TimeStampSource> timeStamps;
    private final ASN1ObjectIdentifier contentType;

    /** @param clock tells the signing time */
    public CmsSigner(CryptoEngine engine, Clock clock) {
        this(engine, clock, Optional.empty(), CMSObjectIdentifiers.data);
    }

    private CmsSigner(
            CryptoEngine engine, Clock clock, Optional<TimeStampSource> timeStamps, ASN1ObjectIdentifier contentType) {
        this.engine = engine;
        this.clock = clock;
        this.timeStamps = timeStamps;
        this.contentType = contentType;
    }

    /** A signer of messages that are no documents, whose type the signature covers (RFC 5652, section 11.1). */
    public CmsSigner withContentType(ASN1ObjectIdentifier type) {
        return new CmsSigner(engine, clock, timeStamps, type);
    }

    /** A signer that also puts a time-stamp on every signature it makes. */
    public CmsSigner withTimeStamps(TimeStampSource source) {
        return new CmsSigner(engine, clock, Optional.of(source), contentType);
    }

    /**
     * Signs a document.
     *
     * @param keys one for each signer
     * @return the CMS document in DER
     * @throws IOException if the content cannot be read
     * @throws TimeStampUnavailableException if a time-stamp is wanted and cannot be had
     */
    public byte[] sign(DocumentContent content, CmsForm form, List<SigningKey> keys)
            throws IOException, TimeStampUnavailableException {
        var out = new ByteArrayOutputStream();
        sign(content, form, keys, out);
        return out.toByteArray();
    }

    /** Like {@link #sign(DocumentContent, CmsForm, List)}, for documents too large for memory. */
    public void sign(DocumentContent content, CmsForm form, List<SigningKey> keys, OutputStream out)
            throws IOException, TimeStampUnavailableException {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a document needs at least one signer");
        }
        var signerInfos = new ArrayList<byte[]>();
        var digests = digests(content, keys);
        for (var key : keys) {
            signerInfos.add(compose(key, contentType, digests));
        }
        var writer = new SignedDataWriter(
                contentType, version(), digestIdentifiers(keys), certificates(keys), Optional.empty(), signerInfos);
        write(writer, content, form, keys.getFirst().algorithm().digest(), digests, out);
    }

    /**
     * Signs a document of which only the digest is known here: a detached signature. Who signs so trusts whoever made the
     * digest.
     *
     * @param digest by the digest algorithm of the key's signature algorithm
     * @return the CMS document in DER, without content
     * @throws IllegalArgumentException if the digest has another length than the algorithm's
     * @throws TimeStampUnavailableException if a time-stamp is wanted and cannot be had
     */
    public byte[] signDigest(byte[] digest, SigningKey key) throws TimeStampUnavailableException {
        var algorithm = key.algorithm().digest();
        if (digest.length != algorithm.length()) {
            throw new IllegalArgumentException(
                    "a digest by " + algorithm + " has " + algorithm.length() + " octets, not " + digest.length);
        }
        var keys = List.of(key);
        var signerInfo = new SignerInfoComposer(engine, clock, timeStamps).compose(key, contentType, digest);
        var writer = new SignedDataWriter(
                contentType,
                version(),
                digestIdentifiers(keys),
                certificates(keys),
                Optional.empty(),
                List.of(signerInfo));
        var out = new ByteArrayOutputStream();
        try {
            writer.writeDetached(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * Adds a further signature to a document. The signatures that it has are kept octet for octet.
     *
     * @param content of a detached signature; ignored when the document holds its content
     * @return the new CMS document, in the form of the old one
     * @throws UnreadableDocumentException if the document is detached and no content is given
     * @throws IOException if the content cannot be read
     * @throws TimeStampUnavailableException if a time-stamp is wanted and cannot be had
     */
    public byte[] addSignature(CmsDocument document, Optional<DocumentContent> content, SigningKey key)
            throws UnreadableDocumentException, IOException, TimeStampUnavailableException {
        var signed = document.content()
                .or(() -> content)
                .orElseThrow(() -> new UnreadableDocumentException(
                        "the content of the detached signature is needed to sign it once more"));
        var keys = List.of(key);
        var digests = digests(signed, keys);
        var parts = document.parts();
        var digestAlgorithms = encodings(Optional.of(parts.digestAlgorithms()));
        digestAlgorithms.addAll(digestIdentifiers(keys));
        var certificates = encodings(parts.certificates());
        certificates.addAll(certificates(keys));
        var signerInfos = encodings(Optional.of(parts.signerInfos()));
        signerInfos.add(compose(key, document.contentType(), digests));
        var writer = new SignedDataWriter(
                document.contentType(),
                parts.version(),
                digestAlgorithms,
                certificates,
                parts.revocationLists().map(BerElement::encoded),
                signerInfos);
        var form = document.content().isPresent() ? CmsForm.ATTACHED : CmsForm.DETACHED;
        var out = new ByteArrayOutputStream();
        write(writer, signed, form, key.algorithm().digest(), digests, out);
        return out.toByteArray();
    }

    /** RFC 5652, section 5.1: 1 for plain data, 3 for every other type. */
    private int version() {
        return CMSObjectIdentifiers.data.equals(contentType) ? 1 : 3;
    }

    private static void write(
            SignedDataWriter writer,
            DocumentContent content,
            CmsForm form,
            DigestAlgorithm algorithm,
            ContentDigests digests,
            OutputStream out)
            throws IOException {
        switch (form) {
            case ATTACHED -> writer.writeAttached(content, algorithm, digests.by(algorithm), out);
            case DETACHED -> writer.writeDetached(out);
        }
    }

    private byte[] compose(SigningKey key, ASN1ObjectIdentifier type, ContentDigests digests)
            throws TimeStampUnavailableException {
        return new SignerInfoComposer(engine, clock, timeStamps)
                .compose(key, type, digests.by(key.algorithm().digest()));
    }

    private static ContentDigests digests(DocumentContent content, List<SigningKey> keys) throws IOException {
        return ContentDigests.of(
                content, keys.stream().map(key -> key.algorithm().digest()).toList());
    }

    private static List<byte[]> digestIdentifiers(List<SigningKey> keys) {
        return keys.stream()
                .map(SignerInfoComposer::digestIdentifier)
                .map(DerEncoding::of)
                .toList();
    }

    private static List<byte[]> certificates(List<SigningKey> keys) {
        var certificates = new LinkedHashSet<Certificate>();
        for (var key : keys) {
            certificates.add(key.certificate());
            certificates.addAll(key.chain());
        }
        return certificates.stream().map(Certificate::encoded).toList();
    }

    static List<byte[]> encodings(Optional<BerElement> group) throws UnreadableDocumentException {
        var encodings = new ArrayList<byte[]>();
        if (group.isPresent()) {
            for (var element : group.get().children()) {
                encodings.add(element.encoded());
            }
        }
        return encodings;
    }
}
