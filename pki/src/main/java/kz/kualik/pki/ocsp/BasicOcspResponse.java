package kz.kualik.pki.ocsp;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.UnsupportedSignatureAlgorithmException;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.pki.name.ReadableName;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.CertStatus;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.ResponseData;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/** A signed answer: BasicOCSPResponse (RFC 6960, section 4.2.1). Reading checks no signature. */
public final class BasicOcspResponse {

    private final byte[] toBeSigned;
    private final ResponderId responderId;
    private final Instant producedAt;
    private final List<SingleOcspResponse> responses;
    private final Optional<Extensions> extensions;
    private final AlgorithmIdentifier signatureAlgorithm;
    private final byte[] signature;
    private final List<Certificate> certificates;

    private BasicOcspResponse(BasicOCSPResponse response, byte[] toBeSigned) throws MalformedOcspResponseException {
        var data = response.getTbsResponseData();
        this.toBeSigned = toBeSigned;
        this.responderId = responderId(data);
        this.producedAt = instant(data.getProducedAt());
        this.responses = responses(data);
        this.extensions = Optional.ofNullable(data.getResponseExtensions());
        this.signatureAlgorithm = withoutParameters(response.getSignatureAlgorithm());
        this.signature = response.getSignature().getOctets();
        this.certificates = certificates(response.getCerts());
    }

    static BasicOcspResponse read(byte[] encoded) throws IOException, MalformedOcspResponseException {
        var sequence = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(encoded));
        // The element as it came: what Bouncy Castle makes of it afterwards may be written differently.
        var toBeSigned = sequence.getObjectAt(0).toASN1Primitive().getEncoded();
        return new BasicOcspResponse(BasicOCSPResponse.getInstance(sequence), toBeSigned);
    }

    /** The algorithm is not under the signature; no scheme in use has parameters, so anything there is damage. */
    private static AlgorithmIdentifier withoutParameters(AlgorithmIdentifier algorithm)
            throws MalformedOcspResponseException {
        var parameters = algorithm.getParameters();
        if (parameters != null && !DERNull.INSTANCE.equals(parameters)) {
            throw new MalformedOcspResponseException("the signature algorithm has parameters");
        }
        return algorithm;
    }

    private static ResponderId responderId(ResponseData data) throws MalformedOcspResponseException {
        var id = data.getResponderID();
        if (id.getName() == null) {
            return new ResponderId.ByKey(id.getKeyHash());
        }
        if (!ReadableName.isReadable(id.getName())) {
            throw new MalformedOcspResponseException("the responder's name cannot be read");
        }
        return new ResponderId.ByName(id.getName());
    }

    private static List<SingleOcspResponse> responses(ResponseData data) throws MalformedOcspResponseException {
        var all = new ArrayList<SingleOcspResponse>();
        for (var element : data.getResponses()) {
            var single = SingleResponse.getInstance(element);
            all.add(new SingleOcspResponse(
                    OcspCertId.of(single.getCertID()),
                    status(single.getCertStatus()),
                    instant(single.getThisUpdate()),
                    Optional.ofNullable(single.getNextUpdate()).map(BasicOcspResponse::instant)));
        }
        if (all.isEmpty()) {
            throw new MalformedOcspResponseException("it says nothing about any certificate");
        }
        return List.copyOf(all);
    }

    private static CertificateStatus status(CertStatus status) throws MalformedOcspResponseException {
        return switch (status.getTagNo()) {
            case 0 -> new CertificateStatus.Good();
            case 1 -> revoked(RevokedInfo.getInstance(status.getStatus()));
            case 2 -> new CertificateStatus.Unknown();
            default -> throw new MalformedOcspResponseException("certificate status " + status.getTagNo());
        };
    }

    private static CertificateStatus revoked(RevokedInfo info) throws MalformedOcspResponseException {
        Optional<RevocationReason> reason = Optional.empty();
        if (info.getRevocationReason() != null) {
            int code = info.getRevocationReason().getValue().intValueExact();
            reason = RevocationReason.ofCode(code);
            if (reason.isEmpty()) {
                throw new MalformedOcspResponseException("unknown revocation reason " + code);
            }
        }
        return new CertificateStatus.Revoked(instant(info.getRevocationTime()), reason);
    }

    private static Instant instant(ASN1GeneralizedTime time) {
        try {
            return time.getDate().toInstant();
        } catch (java.text.ParseException e) {
            throw new IllegalArgumentException("not a time: " + time.getTimeString(), e);
        }
    }

    private static List<Certificate> certificates(ASN1Sequence certs) {
        var all = new ArrayList<Certificate>();
        if (certs != null) {
            for (var element : certs) {
                all.add(Certificate.of(
                        new X509CertificateHolder(org.bouncycastle.asn1.x509.Certificate.getInstance(element))));
            }
        }
        return List.copyOf(all);
    }

    /** The octets under the signature: tbsResponseData; a copy. */
    public byte[] toBeSigned() {
        return toBeSigned.clone();
    }

    public ResponderId responderId() {
        return responderId;
    }

    public Instant producedAt() {
        return producedAt;
    }

    /** What is said about each certificate, at least one. */
    public List<SingleOcspResponse> responses() {
        return responses;
    }

    public Optional<Extensions> extensions() {
        return extensions;
    }

    /** The nonce of the question, if the responder echoed one. */
    public Optional<OcspNonce> nonce() {
        return extensions.flatMap(OcspNonce::in);
    }

    /**
     * The responder says that it answers "revoked, certificateHold, 1970-01-01" for certificates that were never issued
     * (extended revoked definition, section 4.4.8).
     */
    public boolean hasExtendedRevokedDefinition() {
        return extensions
                .map(all -> all.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_extended_revoke) != null)
                .orElse(false);
    }

    public AlgorithmIdentifier signatureAlgorithm() {
        return signatureAlgorithm;
    }

    /** The signature's octets as they stand in the BIT STRING. */
    public byte[] signature() {
        return signature.clone();
    }

    /**
     * Whether the signature was made with this key. Whether the key is the right one, issued for OCSP signing by the
     * issuer of the certificates asked for, is another question.
     *
     * @throws UnsupportedSignatureAlgorithmException if key and signature algorithm do not make a known scheme
     */
    public boolean isSignedBy(SubjectPublicKeyInfo key, CryptoEngine engine)
            throws UnsupportedSignatureAlgorithmException {
        return engine.verify(engine.scheme(key, signatureAlgorithm, Optional.empty()), toBeSigned, signature);
    }

    /** The certificates that the responder sent along, as they stand: not chained, not trusted. */
    public List<Certificate> certificates() {
        return certificates;
    }
}
