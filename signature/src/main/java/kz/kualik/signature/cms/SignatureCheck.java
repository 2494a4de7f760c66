package kz.kualik.signature.cms;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.SignatureScheme;
import kz.kualik.crypto.UnsupportedSignatureAlgorithmException;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.UnreadableDocumentException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;

/** The single checks of one signature (RFC 5652, sections 5.4, 5.6 and 11). Each throws when something does not fit. */
final class SignatureCheck {

    /** A signature directly over the content needs the content in memory. */
    private static final int MAXIMUM_DIRECTLY_SIGNED = 128 * 1024 * 1024;

    private final CryptoEngine engine;
    private final CmsSignerInfo signer;
    private final ASN1ObjectIdentifier contentType;

    SignatureCheck(CryptoEngine engine, CmsSignerInfo signer, ASN1ObjectIdentifier contentType) {
        this.engine = engine;
        this.signer = signer;
        this.contentType = contentType;
    }

    DigestAlgorithm requireKnownDigest() throws BrokenSignatureException {
        var oid = signer.digestAlgorithm().getAlgorithm();
        return DigestAlgorithm.of(oid)
                .orElseThrow(() -> new BrokenSignatureException("the digest algorithm " + oid + " is not known"));
    }

    /** The rules for signed attributes that hold whatever the content is. */
    void requireProperAttributes() throws BrokenSignatureException {
        if (signer.signedAttributes().isEmpty()) {
            if (!CMSObjectIdentifiers.data.equals(contentType)) {
                throw new BrokenSignatureException(
                        "signed attributes are missing, though the content is not plain data");
            }
            return;
        }
        var attributes = signer.signedAttributes().get();
        var repeated = attributes.repeatedType();
        if (repeated.isPresent()) {
            throw new BrokenSignatureException("the signed attribute " + repeated.get() + " occurs more than once");
        }
        var type = attributes.singleValue(CMSAttributes.contentType, "contentType");
        if (type.isEmpty() || !contentType.equals(type.get())) {
            throw new BrokenSignatureException("the signed attribute contentType is missing or names another type");
        }
        messageDigest(attributes);
    }

    private static byte[] messageDigest(SignedAttributes attributes) throws BrokenSignatureException {
        var value = attributes.singleValue(CMSAttributes.messageDigest, "messageDigest");
        if (value.isPresent() && value.get() instanceof ASN1OctetString digest) {
            return digest.getOctets();
        }
        throw new BrokenSignatureException("the signed attribute messageDigest is missing or malformed");
    }

    /** The signed digest is that of the content. Without signed attributes there is nothing to compare. */
    void requireMatchingDigest(ContentDigests digests, DigestAlgorithm algorithm) throws BrokenSignatureException {
        if (signer.signedAttributes().isPresent()
                && !Arrays.equals(
                        digests.by(algorithm),
                        messageDigest(signer.signedAttributes().get()))) {
            throw new BrokenSignatureException("the content is not what was signed");
        }
    }

    SignatureScheme requireKnownScheme(Certificate certificate, DigestAlgorithm digest)
            throws BrokenSignatureException {
        try {
            return engine.scheme(certificate.publicKeyInfo(), signer.signatureAlgorithm(), Optional.of(digest));
        } catch (UnsupportedSignatureAlgorithmException e) {
            throw new BrokenSignatureException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The signature value is right over the signed attributes or, where there are none, over the content.
     *
     * @param content needed only when there are no signed attributes
     */
    boolean isRight(SignatureScheme scheme, Optional<DocumentContent> content)
            throws BrokenSignatureException, UnreadableDocumentException {
        var signed = signer.signedAttributes().isPresent()
                ? signer.signedAttributes().get().derEncoding()
                : directlySigned(content);
        return engine.verify(scheme, signed, signer.signature());
    }

    private static byte[] directlySigned(Optional<DocumentContent> content)
            throws BrokenSignatureException, UnreadableDocumentException {
        if (content.isEmpty() || content.get().size() > MAXIMUM_DIRECTLY_SIGNED) {
            throw new BrokenSignatureException("a signature without signed attributes over more than "
                    + MAXIMUM_DIRECTLY_SIGNED + " octets is not accepted");
        }
        try (var stream = content.get().open()) {
            var bytes = stream.readAllBytes();
            if (isSignedAttributes(bytes)) {
                throw new BrokenSignatureException("the content is the signed attributes of another signature");
            }
            return bytes;
        } catch (IOException e) {
            throw new UnreadableDocumentException("the signed content cannot be read", e);
        }
    }

    /**
     * A signature over signed attributes can be passed off as one without signed attributes, whose content they are. What
     * looks like signed attributes is therefore no content.
     */
    private static boolean isSignedAttributes(byte[] content) {
        if (content.length == 0 || content[0] != BerElement.SET) {
            return false;
        }
        try {
            var set = ASN1Set.getInstance(BerElement.readOnly(content).toPrimitive());
            for (var element : set) {
                if (CMSAttributes.messageDigest.equals(
                        Attribute.getInstance(element).getAttrType())) {
                    return true;
                }
            }
            return false;
        } catch (UnreadableDocumentException | RuntimeException notAttributes) {
            return false;
        }
    }
}
