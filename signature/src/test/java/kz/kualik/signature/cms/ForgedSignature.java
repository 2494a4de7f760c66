package kz.kualik.signature.cms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.TestSigners;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.BEROctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * Builds CMS documents whose signature value is right, while something else can be made wrong: what an attacker who owns a
 * key, or a careless program, could produce.
 */
final class ForgedSignature {

    private final SigningKey key = TestSigners.signer(KeyAlgorithm.ECDSA_P256);
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Certificate> certificates = new ArrayList<>(List.of(key.certificate()));
    private final byte[] content;
    private ASN1ObjectIdentifier contentType = CMSObjectIdentifiers.data;
    private AlgorithmIdentifier digestAlgorithm = key.algorithm().digest().identifier();
    private AlgorithmIdentifier signatureAlgorithm = key.algorithm().identifier();
    private SignerIdentifier identifier = new SignerIdentifier(new IssuerAndSerialNumber(
            key.certificate().issuer(), key.certificate().serialNumber().value()));
    private boolean withoutAttributes;

    private ForgedSignature(byte[] content) {
        this.content = content.clone();
    }

    static ForgedSignature bare(byte[] content) {
        return new ForgedSignature(content);
    }

    static ForgedSignature proper(byte[] content) {
        return bare(content)
                .attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data)
                .attribute(CMSAttributes.messageDigest, new DEROctetString(DigestAlgorithm.SHA256.digest(content)));
    }

    SigningKey key() {
        return key;
    }

    ForgedSignature attribute(ASN1ObjectIdentifier type, ASN1Encodable... values) {
        attributes.add(new Attribute(type, new DERSet(values)));
        return this;
    }

    ForgedSignature withoutAttributes() {
        withoutAttributes = true;
        return this;
    }

    ForgedSignature contentType(ASN1ObjectIdentifier type) {
        contentType = type;
        return this;
    }

    ForgedSignature digestAlgorithm(AlgorithmIdentifier identifier) {
        digestAlgorithm = identifier;
        return this;
    }

    ForgedSignature signatureAlgorithm(AlgorithmIdentifier identifier) {
        signatureAlgorithm = identifier;
        return this;
    }

    ForgedSignature namedByKeyIdentifier(byte[] keyIdentifier) {
        identifier = new SignerIdentifier(new DEROctetString(keyIdentifier));
        return this;
    }

    ForgedSignature withoutCertificates() {
        certificates.clear();
        return this;
    }

    ForgedSignature certificate(Certificate certificate) {
        certificates.addFirst(certificate);
        return this;
    }

    /** What the signature is made over. */
    byte[] signedAttributes() {
        return DerEncoding.of(attributeSet());
    }

    private ASN1Set attributeSet() {
        var vector = new ASN1EncodableVector();
        attributes.forEach(vector::add);
        return new DERSet(vector);
    }

    byte[] signature() {
        return TestSigners.ENGINE.sign(
                key.privateKey(), key.algorithm(), withoutAttributes ? content : signedAttributes());
    }

    byte[] encoded() {
        return encoded(ASN1Encoding.DER, new DEROctetString(content), signature());
    }

    /** The content in pieces, indefinite lengths. */
    byte[] encodedAsBer() {
        return encoded(ASN1Encoding.BER, new BEROctetString(content, 7), signature());
    }

    byte[] encodedWith(byte[] signature) {
        return encoded(ASN1Encoding.DER, new DEROctetString(content), signature);
    }

    private byte[] encoded(String encoding, ASN1Encodable eContent, byte[] signature) {
        var info = new SignerInfo(
                identifier,
                digestAlgorithm,
                withoutAttributes ? null : attributeSet(),
                signatureAlgorithm,
                new DEROctetString(signature),
                null);
        var certificateSet = new ASN1EncodableVector();
        certificates.forEach(
                certificate -> certificateSet.add(certificate.toHolder().toASN1Structure()));
        var signedData = new SignedData(
                new DERSet(digestAlgorithm),
                new ContentInfo(contentType, eContent),
                certificates.isEmpty() ? null : new DERSet(certificateSet),
                null,
                new DERSet(info));
        try {
            return new ContentInfo(CMSObjectIdentifiers.signedData, signedData).getEncoded(encoding);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
