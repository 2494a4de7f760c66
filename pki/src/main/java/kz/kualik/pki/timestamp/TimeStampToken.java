package kz.kualik.pki.timestamp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.UnsupportedSignatureAlgorithmException;
import kz.kualik.pki.certificate.Certificate;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A time-stamp token (RFC 3161, section 2.4.2): a CMS SignedData with exactly one signer over a TSTInfo. Reading checks the
 * structure only, no digest and no signature.
 */
public final class TimeStampToken {

    /** Larger tokens are refused unread. */
    public static final int MAXIMUM_SIZE = 1024 * 1024;

    private final byte[] encoded;
    private final byte[] content;
    private final TimeStampInfo info;
    private final SignerInfo signer;
    private final SignerReference signerReference;
    private final ASN1Set signedAttributes;
    private final Optional<SigningCertificateReference> signingCertificate;
    private final byte[] messageDigest;
    private final List<Certificate> certificates;

    private TimeStampToken(byte[] encoded, SignedData signedData) throws IOException, MalformedTimeStampTokenException {
        this.encoded = encoded;
        this.content = content(signedData);
        this.info = TimeStampInfo.of(TSTInfo.getInstance(ASN1Primitive.fromByteArray(content)));
        if (signedData.getSignerInfos().size() != 1) {
            throw new MalformedTimeStampTokenException(
                    signedData.getSignerInfos().size() + " signers instead of one");
        }
        this.signer = SignerInfo.getInstance(signedData.getSignerInfos().getObjectAt(0));
        this.signerReference = SignerReference.of(signer.getSID());
        if (signer.getAuthenticatedAttributes() == null) {
            throw new MalformedTimeStampTokenException("it has no signed attributes");
        }
        this.signedAttributes = signer.getAuthenticatedAttributes();
        requireContentType();
        this.messageDigest = ASN1OctetString.getInstance(singleValue(CMSAttributes.messageDigest))
                .getOctets();
        this.signingCertificate = SigningCertificateReference.in(signedAttributes);
        this.certificates = certificates(signedData);
    }

    /**
     * Reads an encoded token.
     *
     * @throws MalformedTimeStampTokenException if the bytes are not exactly one token, or break a bound
     */
    public static TimeStampToken parse(byte[] encoded) throws MalformedTimeStampTokenException {
        if (encoded.length > MAXIMUM_SIZE) {
            throw new MalformedTimeStampTokenException(encoded.length + " octets are more than " + MAXIMUM_SIZE);
        }
        try {
            var contentInfo = ContentInfo.getInstance(ASN1Primitive.fromByteArray(encoded));
            if (!contentInfo.getContentType().equals(CMSObjectIdentifiers.signedData)) {
                throw new MalformedTimeStampTokenException("content type " + contentInfo.getContentType());
            }
            return new TimeStampToken(encoded.clone(), SignedData.getInstance(contentInfo.getContent()));
        } catch (IOException | RuntimeException e) {
            throw new MalformedTimeStampTokenException(String.valueOf(e.getMessage()), e);
        }
    }

    private static byte[] content(SignedData signedData) throws MalformedTimeStampTokenException {
        var encapsulated = signedData.getEncapContentInfo();
        if (!encapsulated.getContentType().equals(PKCSObjectIdentifiers.id_ct_TSTInfo)) {
            throw new MalformedTimeStampTokenException("encapsulated content of type " + encapsulated.getContentType());
        }
        if (encapsulated.getContent() == null) {
            throw new MalformedTimeStampTokenException("the encapsulated content is missing");
        }
        return ASN1OctetString.getInstance(encapsulated.getContent()).getOctets();
    }

    private void requireContentType() throws MalformedTimeStampTokenException {
        var type = singleValue(CMSAttributes.contentType);
        if (!type.equals(PKCSObjectIdentifiers.id_ct_TSTInfo)) {
            throw new MalformedTimeStampTokenException("the signed content type is " + type);
        }
    }

    private ASN1Primitive singleValue(ASN1ObjectIdentifier type) throws MalformedTimeStampTokenException {
        var all = new AttributeTable(signedAttributes).getAll(type);
        if (all.size() != 1 || Attribute.getInstance(all.get(0)).getAttrValues().size() != 1) {
            throw new MalformedTimeStampTokenException("the signed attribute " + type + " is not there exactly once");
        }
        return Attribute.getInstance(all.get(0)).getAttrValues().getObjectAt(0).toASN1Primitive();
    }

    private static List<Certificate> certificates(SignedData signedData) {
        var all = new ArrayList<Certificate>();
        if (signedData.getCertificates() != null) {
            for (var element : signedData.getCertificates()) {
                // Other kinds of certificates (attribute certificates, tagged) say nothing about the signer.
                if (element.toASN1Primitive() instanceof ASN1Sequence) {
                    all.add(Certificate.of(
                            new X509CertificateHolder(org.bouncycastle.asn1.x509.Certificate.getInstance(element))));
                }
            }
        }
        return List.copyOf(all);
    }

    /** The ContentInfo as it was read; a copy. */
    public byte[] encoded() {
        return encoded.clone();
    }

    public TimeStampInfo info() {
        return info;
    }

    /** The DER encoded TSTInfo, over which {@link #messageDigest()} is made. */
    public byte[] content() {
        return content.clone();
    }

    /** The value of the signed attribute messageDigest. */
    public byte[] messageDigest() {
        return messageDigest.clone();
    }

    /** The digest that made {@link #messageDigest()}. */
    public AlgorithmIdentifier digestAlgorithm() {
        return signer.getDigestAlgorithm();
    }

    /** As it stands in SignerInfo: some authorities write the key's algorithm here. */
    public AlgorithmIdentifier signatureAlgorithm() {
        return signer.getDigestEncryptionAlgorithm();
    }

    public byte[] signature() {
        return signer.getEncryptedDigest().getOctets();
    }

    /** The octets under the signature: the signed attributes as a DER encoded SET OF (RFC 5652, section 5.4). */
    public byte[] toBeSigned() {
        try {
            return signedAttributes.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether the signed digest fits the TSTInfo and the signature was made with this key. Whether the key may stamp, and
     * whether the token is about your data, are other questions.
     *
     * @throws UnsupportedSignatureAlgorithmException if key, signature algorithm and digest do not make a known scheme
     */
    public boolean isSignedBy(SubjectPublicKeyInfo key, CryptoEngine engine)
            throws UnsupportedSignatureAlgorithmException {
        var digest = DigestAlgorithm.of(digestAlgorithm().getAlgorithm());
        var scheme = engine.scheme(key, signatureAlgorithm(), digest);
        return Arrays.equals(digest.orElse(scheme.digest()).digest(content), messageDigest)
                && engine.verify(scheme, toBeSigned(), signature());
    }

    /** The signed attribute that names the signer's certificate; RFC 3161 requires one. */
    public Optional<SigningCertificateReference> signingCertificate() {
        return signingCertificate;
    }

    /** All certificates inside, as they stand: not chained, not trusted. */
    public List<Certificate> certificates() {
        return certificates;
    }

    /** Whether the signer identifier of the SignerInfo names this certificate. */
    public boolean isSignerCertificate(Certificate candidate) {
        return signerReference.names(candidate);
    }

    /** The certificate inside that the signer identifier names. */
    public Optional<Certificate> signerCertificate() {
        return certificates.stream().filter(this::isSignerCertificate).findFirst();
    }
}
