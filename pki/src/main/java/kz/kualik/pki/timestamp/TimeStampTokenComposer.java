package kz.kualik.pki.timestamp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1UTCTime;
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
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.Accuracy;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.operator.ContentSigner;

/**
 * Makes the time-stamp tokens of one authority: a DER encoded CMS SignedData version 3 over a TSTInfo (RFC 3161, section
 * 2.4.2), whose signed attribute signingCertificateV2 names the certificate by its SHA-256 digest (RFC 5816). Immutable;
 * one object serves all threads.
 */
public final class TimeStampTokenComposer {

    /** From this moment on signingTime is written as GeneralizedTime (RFC 5652, section 11.3). */
    private static final Instant END_OF_UTC_TIME = Instant.parse("2050-01-01T00:00:00Z");

    private static final BigInteger VERSION_3 = BigInteger.valueOf(3);

    private final Certificate authority;
    private final List<Certificate> certificates;
    private final DigestAlgorithm digest;
    private final Attribute signingCertificate;

    /**
     * @param authority the certificate of the key that signs
     * @param others certificates that go along where the certificate is wanted; usually empty
     * @param digest for the message digest attribute; the signer's signature algorithm must use the same
     */
    public TimeStampTokenComposer(Certificate authority, List<Certificate> others, DigestAlgorithm digest) {
        this.authority = authority;
        this.certificates = Stream.concat(Stream.of(authority), others.stream()).toList();
        this.digest = digest;
        this.signingCertificate = attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new SigningCertificateV2(new ESSCertIDv2(
                        DigestAlgorithm.SHA256.digest(authority.encoded()), issuerAndSerial(authority))));
    }

    private static IssuerSerial issuerAndSerial(Certificate certificate) {
        return new IssuerSerial(
                new GeneralNames(new GeneralName(certificate.issuer())),
                certificate.serialNumber().value());
    }

    /**
     * The DER encoded token for a request.
     *
     * @param policy the policy that is stated
     * @param serialNumber unique for this authority
     * @param time is cut to whole seconds
     * @param accuracy how far the stated time may be off; empty states nothing
     * @param signer a fresh signer for this one token
     */
    public byte[] compose(
            TimeStampRequest request,
            ASN1ObjectIdentifier policy,
            BigInteger serialNumber,
            Instant time,
            Optional<Duration> accuracy,
            ContentSigner signer) {
        try {
            var second = time.truncatedTo(ChronoUnit.SECONDS);
            var content = info(request, policy, serialNumber, second, accuracy);
            var signerInfo = sign(content, second, signer);
            return token(content, signerInfo, request.certificateWanted());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] info(
            TimeStampRequest request,
            ASN1ObjectIdentifier policy,
            BigInteger serialNumber,
            Instant time,
            Optional<Duration> accuracy)
            throws IOException {
        return new TSTInfo(
                        policy,
                        request.imprint().toAsn1(),
                        new ASN1Integer(serialNumber),
                        new ASN1GeneralizedTime(Date.from(time)),
                        accuracy.map(TimeStampTokenComposer::accuracy).orElse(null),
                        null,
                        request.nonce().map(ASN1Integer::new).orElse(null),
                        null,
                        null)
                .getEncoded(ASN1Encoding.DER);
    }

    private static Accuracy accuracy(Duration accuracy) {
        int milliseconds = accuracy.toMillisPart();
        return new Accuracy(
                accuracy.toSeconds() == 0 ? null : new ASN1Integer(accuracy.toSeconds()),
                milliseconds == 0 ? null : new ASN1Integer(milliseconds),
                null);
    }

    private SignerInfo sign(byte[] content, Instant time, ContentSigner signer) throws IOException {
        var attributes = signedAttributes(content, time);
        try (var stream = signer.getOutputStream()) {
            stream.write(attributes.getEncoded(ASN1Encoding.DER));
        }
        return new SignerInfo(
                new SignerIdentifier(new IssuerAndSerialNumber(
                        authority.issuer(), authority.serialNumber().value())),
                digest.identifier(),
                attributes,
                signer.getAlgorithmIdentifier(),
                new DEROctetString(signer.getSignature()),
                (ASN1Set) null);
    }

    private ASN1Set signedAttributes(byte[] content, Instant time) {
        var attributes = new ASN1EncodableVector(4);
        attributes.add(attribute(CMSAttributes.contentType, PKCSObjectIdentifiers.id_ct_TSTInfo));
        attributes.add(attribute(CMSAttributes.signingTime, signingTime(time)));
        attributes.add(attribute(CMSAttributes.messageDigest, new DEROctetString(digest.digest(content))));
        attributes.add(signingCertificate);
        return new DERSet(attributes);
    }

    private static ASN1Encodable signingTime(Instant time) {
        var date = Date.from(time);
        return time.isBefore(END_OF_UTC_TIME) ? new ASN1UTCTime(date) : new ASN1GeneralizedTime(date);
    }

    private byte[] token(byte[] content, SignerInfo signerInfo, boolean withCertificates) throws IOException {
        var signedData = new SignedData(
                new ASN1Integer(VERSION_3),
                new DERSet(digest.identifier()),
                new ContentInfo(PKCSObjectIdentifiers.id_ct_TSTInfo, new DEROctetString(content)),
                withCertificates ? certificateSet() : null,
                null,
                new DERSet(signerInfo));
        return new ContentInfo(CMSObjectIdentifiers.signedData, signedData).getEncoded(ASN1Encoding.DER);
    }

    private ASN1Set certificateSet() {
        var set = new ASN1EncodableVector(certificates.size());
        for (var certificate : certificates) {
            set.add(certificate.toHolder().toASN1Structure());
        }
        return new DERSet(set);
    }

    private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new Attribute(type, new DERSet(value));
    }
}
