package kz.kualik.pki.request;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.UnsupportedSignatureAlgorithmException;
import kz.kualik.pki.certificate.KeyIdentifier;
import kz.kualik.pki.certificate.PublicKeyQuality;
import kz.kualik.pki.oid.KeyStorage;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * A CertificationRequest (RFC 2986, section 4.2). A value of this type is well-formed and asks for a sound key; that the
 * asker has the private key is shown by {@link #verifyProofOfPossession}.
 */
public final class CertificationRequest {

    /** A request for the largest key with long addresses is a quarter of this. */
    public static final int MAXIMUM_SIZE = 16 * 1024;

    private final byte[] encoded;
    private final org.bouncycastle.asn1.pkcs.CertificationRequest structure;
    private final RequestedExtensions requested;

    private CertificationRequest(
            byte[] encoded, org.bouncycastle.asn1.pkcs.CertificationRequest structure, RequestedExtensions requested) {
        this.encoded = encoded;
        this.structure = structure;
        this.requested = requested;
    }

    /**
     * Reads a DER encoded request of version 0 whose only attribute, if any, is extensionRequest.
     *
     * @throws MalformedCertificationRequestException if it is larger than {@link #MAXIMUM_SIZE}, not DER, or of another
     *     form
     * @throws UnacceptableKeyException if the public key is weak or of a kind that is not certified
     */
    public static CertificationRequest parse(byte[] der)
            throws MalformedCertificationRequestException, UnacceptableKeyException {
        var structure = RequestReader.structure(der);
        var requested = RequestReader.requestedExtensions(structure.getCertificationRequestInfo());
        var defects =
                PublicKeyQuality.defects(structure.getCertificationRequestInfo().getSubjectPublicKeyInfo());
        if (!defects.isEmpty()) {
            throw UnacceptableKeyException.unsound(defects);
        }
        return new CertificationRequest(der.clone(), structure, requested);
    }

    /**
     * Checks that the request is signed with the private key of its own public key.
     *
     * @throws ProofOfPossessionException if it is not, or in a way that proves nothing
     */
    public void verifyProofOfPossession(CryptoEngine engine) throws ProofOfPossessionException {
        try {
            var scheme = engine.scheme(publicKeyInfo(), structure.getSignatureAlgorithm(), Optional.empty());
            if (scheme.digest() == DigestAlgorithm.SHA1) {
                throw new ProofOfPossessionException("SHA-1 is too weak for it");
            }
            var signed = structure.getCertificationRequestInfo().getEncoded(ASN1Encoding.DER);
            if (!engine.verify(scheme, signed, structure.getSignature().getOctets())) {
                throw new ProofOfPossessionException("the signature is wrong");
            }
        } catch (UnsupportedSignatureAlgorithmException e) {
            throw new ProofOfPossessionException("the signature algorithm does not fit the key", e);
        } catch (IOException e) {
            throw new ProofOfPossessionException("the request cannot be encoded again", e);
        }
    }

    /**
     * Checks that the key is nobody's yet: neither an authority's nor in another certificate.
     *
     * @param taken identifiers of keys that may not be certified again
     * @throws UnacceptableKeyException if it is one of these
     */
    public void requireKeyNotAmong(Collection<KeyIdentifier> taken) throws UnacceptableKeyException {
        if (taken.contains(KeyIdentifier.of(publicKeyInfo()))) {
            throw UnacceptableKeyException.taken();
        }
    }

    /** The DER encoding; a copy. */
    public byte[] encoded() {
        return encoded.clone();
    }

    /** The name that the asker wrote; certificates take theirs from the registry instead. */
    public X500Name subject() {
        return structure.getCertificationRequestInfo().getSubject();
    }

    public SubjectPublicKeyInfo publicKeyInfo() {
        return structure.getCertificationRequestInfo().getSubjectPublicKeyInfo();
    }

    /** Where the key lives, by the asker's word. */
    public Optional<KeyStorage> requestedStorage() {
        return requested.storage();
    }

    /** Requested e-mail addresses, of proper form. */
    public List<String> emailAddresses() {
        return requested.emailAddresses();
    }

    /** Requested host names, of proper form. */
    public List<String> dnsNames() {
        return requested.dnsNames();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CertificationRequest that && Arrays.equals(encoded, that.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    /** The key only: the name in a request is personal data. */
    @Override
    public String toString() {
        return "CertificationRequest[key " + KeyIdentifier.of(publicKeyInfo()) + "]";
    }
}
