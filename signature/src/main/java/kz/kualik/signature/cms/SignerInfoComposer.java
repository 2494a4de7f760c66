package kz.kualik.signature.cms;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.UnsupportedSignatureAlgorithmException;
import kz.kualik.pki.timestamp.MessageImprint;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.SigningKeyMismatchException;
import kz.kualik.signature.TimeStampSource;
import kz.kualik.signature.TimeStampUnavailableException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * Makes one {@code SignerInfo} (RFC 5652, section 5.3) with the attributes of CAdES-B: content type, signing time, message
 * digest, signing certificate; and of CAdES-T, where a source of time-stamps is given.
 */
final class SignerInfoComposer {

    private final CryptoEngine engine;
    private final Clock clock;
    private final Optional<TimeStampSource> timeStamps;

    SignerInfoComposer(CryptoEngine engine, Clock clock, Optional<TimeStampSource> timeStamps) {
        this.engine = engine;
        this.clock = clock;
        this.timeStamps = timeStamps;
    }

    /** Signs, and gives the structure in DER. */
    byte[] compose(SigningKey key, ASN1ObjectIdentifier contentType, byte[] contentDigest)
            throws TimeStampUnavailableException {
        var signedAttributes = signedAttributes(key, contentType, contentDigest);
        var toBeSigned = DerEncoding.of(signedAttributes);
        var signature = engine.sign(key.privateKey(), key.algorithm(), toBeSigned);
        requireRight(key, toBeSigned, signature);
        var certificate = key.certificate();
        return DerEncoding.element(
                BerElement.SEQUENCE,
                DerEncoding.of(new ASN1Integer(1)),
                DerEncoding.of(new IssuerAndSerialNumber(
                        certificate.issuer(), certificate.serialNumber().value())),
                DerEncoding.of(digestIdentifier(key)),
                implicit(BerElement.CONTEXT_0, toBeSigned),
                DerEncoding.of(key.algorithm().identifier()),
                DerEncoding.of(new DEROctetString(signature)),
                unsignedAttributes(key, signature));
    }

    private static byte[] implicit(int identifier, byte[] encoded) {
        var tagged = encoded.clone();
        tagged[0] = (byte) identifier;
        return tagged;
    }

    static AlgorithmIdentifier digestIdentifier(SigningKey key) {
        return key.algorithm().digest().identifier();
    }

    private ASN1Set signedAttributes(SigningKey key, ASN1ObjectIdentifier contentType, byte[] contentDigest) {
        var signingTime = Date.from(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        var attributes = new ASN1EncodableVector();
        attributes.add(attribute(CMSAttributes.contentType, contentType));
        attributes.add(attribute(CMSAttributes.signingTime, new Time(signingTime)));
        attributes.add(attribute(CMSAttributes.messageDigest, new DEROctetString(contentDigest)));
        attributes.add(attribute(
                SigningCertificateAttribute.VERSION_2, SigningCertificateAttribute.valueFor(key.certificate())));
        return new DERSet(attributes);
    }

    private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new Attribute(type, new DERSet(value));
    }

    /** A signature that nobody can verify must not leave the house; a wrong certificate is found out here. */
    private void requireRight(SigningKey key, byte[] toBeSigned, byte[] signature) {
        try {
            var scheme = engine.scheme(
                    key.certificate().publicKeyInfo(),
                    key.algorithm().identifier(),
                    Optional.of(key.algorithm().digest()));
            if (!engine.verify(scheme, toBeSigned, signature)) {
                throw new SigningKeyMismatchException(key);
            }
        } catch (UnsupportedSignatureAlgorithmException e) {
            var mismatch = new SigningKeyMismatchException(key);
            mismatch.initCause(e);
            throw mismatch;
        }
    }

    /** The token goes in octet for octet: authorities do not always write DER, and it is not ours to mend. */
    private byte[] unsignedAttributes(SigningKey key, byte[] signature) throws TimeStampUnavailableException {
        if (timeStamps.isEmpty()) {
            return new byte[0];
        }
        var digest = key.algorithm().digest();
        var imprint = new MessageImprint(digest.identifier(), digest.digest(signature));
        var token = timeStamps.get().timeStamp(imprint);
        if (!token.info().imprint().sameAs(imprint)) {
            throw new TimeStampUnavailableException("the token is for other data");
        }
        return DerEncoding.element(BerElement.CONTEXT_1, timeStampAttribute(token.encoded()));
    }

    static byte[] timeStampAttribute(byte[] token) {
        return DerEncoding.element(
                BerElement.SEQUENCE,
                DerEncoding.of(UnsignedAttributes.SIGNATURE_TIME_STAMP),
                DerEncoding.element(BerElement.SET, token));
    }
}
