package kz.kualik.signature.cms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.MalformedCertificateException;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.UnreadableDocumentException;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;

/**
 * A signed document in the Cryptographic Message Syntax: {@code ContentInfo} with {@code SignedData} (RFC 5652, sections 3
 * and 5.1), read but not yet checked. The content stays where it lies in the given bytes.
 *
 * <p>The reader takes BER as well as DER, because both are in use, and refuses what it cannot attribute to a field.
 */
public final class CmsDocument {

    /** The object identifier of {@code signedData}. */
    static final ASN1ObjectIdentifier SIGNED_DATA = new ASN1ObjectIdentifier("1.2.840.113549.1.7.2");

    /** Everything but the content and the revocation lists has to fit. */
    private static final int MAXIMUM_STRUCTURE_SIZE = 16 * 1024 * 1024;

    private static final int MAXIMUM_SIGNERS = 256;
    private static final int MAXIMUM_CERTIFICATES = 1024;

    private final SignedDataParts parts;
    private final ASN1ObjectIdentifier contentType;
    private final Optional<DocumentContent> content;
    private final List<Certificate> certificates;
    private final List<CmsSignerInfo> signerInfos;

    private CmsDocument(
            SignedDataParts parts,
            ASN1ObjectIdentifier contentType,
            Optional<DocumentContent> content,
            List<Certificate> certificates,
            List<CmsSignerInfo> signerInfos) {
        this.parts = parts;
        this.contentType = contentType;
        this.content = content;
        this.certificates = List.copyOf(certificates);
        this.signerInfos = List.copyOf(signerInfos);
    }

    /**
     * Reads a CMS document.
     *
     * @param encoded exactly one {@code ContentInfo} in BER or DER. The array is not copied and must not be changed while
     *     the document is in use.
     * @throws UnreadableDocumentException if the bytes are something else, or go beyond the bounds of this reader
     */
    public static CmsDocument parse(byte[] encoded) throws UnreadableDocumentException {
        var contentInfo = BerElement.readOnly(encoded)
                .require(BerElement.SEQUENCE, "ContentInfo")
                .children();
        if (contentInfo.size() != 2) {
            throw new UnreadableDocumentException("a ContentInfo of " + contentInfo.size() + " elements");
        }
        var type = objectIdentifier(contentInfo.getFirst(), "contentType");
        if (!SIGNED_DATA.equals(type)) {
            throw new UnreadableDocumentException("a CMS document of type " + type + ", which is not signed data");
        }
        var signedData = contentInfo
                .getLast()
                .require(BerElement.CONTEXT_0, "content of the ContentInfo")
                .onlyChild("the content of the ContentInfo");
        return of(SignedDataParts.read(signedData.require(BerElement.SEQUENCE, "SignedData")));
    }

    private static CmsDocument of(SignedDataParts parts) throws UnreadableDocumentException {
        var encapsulated = parts.encapsulatedContent().children();
        if (encapsulated.isEmpty() || encapsulated.size() > 2) {
            throw new UnreadableDocumentException("an encapContentInfo of " + encapsulated.size() + " elements");
        }
        Optional<DocumentContent> content = encapsulated.size() == 1
                ? Optional.empty()
                : Optional.of(encapsulated
                        .getLast()
                        .require(BerElement.CONTEXT_0, "eContent")
                        .onlyChild("eContent")
                        .segments("OCTET STRING in eContent"));
        return new CmsDocument(
                parts,
                objectIdentifier(encapsulated.getFirst(), "eContentType"),
                content,
                certificates(parts),
                signerInfos(parts));
    }

    private static List<Certificate> certificates(SignedDataParts parts) throws UnreadableDocumentException {
        var certificates = new ArrayList<Certificate>();
        if (parts.certificates().isPresent()) {
            for (var element : bounded(parts.certificates().get(), MAXIMUM_CERTIFICATES, "certificates")) {
                if (element.is(BerElement.SEQUENCE)) {
                    certificates.add(certificate(element));
                }
            }
        }
        return certificates;
    }

    private static Certificate certificate(BerElement element) throws UnreadableDocumentException {
        try {
            return Certificate.parse(element.encoded());
        } catch (MalformedCertificateException e) {
            throw new UnreadableDocumentException("a malformed certificate in the CMS document", e);
        }
    }

    private static List<CmsSignerInfo> signerInfos(SignedDataParts parts) throws UnreadableDocumentException {
        var signerInfos = new ArrayList<CmsSignerInfo>();
        for (var element : bounded(parts.signerInfos(), MAXIMUM_SIGNERS, "signers")) {
            signerInfos.add(CmsSignerInfo.read(element));
        }
        return signerInfos;
    }

    private static List<BerElement> bounded(BerElement group, int maximum, String what)
            throws UnreadableDocumentException {
        if (group.contentLength() > MAXIMUM_STRUCTURE_SIZE) {
            throw new UnreadableDocumentException(
                    "the " + what + " of the CMS document take more than " + MAXIMUM_STRUCTURE_SIZE + " octets");
        }
        var elements = group.children();
        if (elements.size() > maximum) {
            throw new UnreadableDocumentException(
                    "a CMS document with " + elements.size() + " " + what + "; at most " + maximum + " are read");
        }
        return elements;
    }

    static ASN1ObjectIdentifier objectIdentifier(BerElement element, String name) throws UnreadableDocumentException {
        return cast(
                element.require(BerElement.OBJECT_IDENTIFIER, name).toPrimitive(), ASN1ObjectIdentifier.class, name);
    }

    static ASN1Integer integer(BerElement element, String name) throws UnreadableDocumentException {
        return cast(element.require(BerElement.INTEGER, name).toPrimitive(), ASN1Integer.class, name);
    }

    private static <T extends ASN1Primitive> T cast(ASN1Primitive value, Class<T> type, String name)
            throws UnreadableDocumentException {
        if (!type.isInstance(value)) {
            throw new UnreadableDocumentException("no " + name + " where one has to be");
        }
        return type.cast(value);
    }

    /** The type of the signed content; {@code id-data} for documents. */
    public ASN1ObjectIdentifier contentType() {
        return contentType;
    }

    /** The content, when the signature is attached to it; empty for a detached signature. */
    public Optional<DocumentContent> content() {
        return content;
    }

    /** The public key certificates that came along, in their order. */
    public List<Certificate> certificates() {
        return certificates;
    }

    /** How many signatures there are; none in a document that only carries certificates. */
    public int signerCount() {
        return signerInfos.size();
    }

    List<CmsSignerInfo> signerInfos() {
        return signerInfos;
    }

    SignedDataParts parts() {
        return parts;
    }
}
