package kz.kualik.pki.crl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.Iterator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.operator.ContentSigner;

/**
 * Makes version 2 certificate revocation lists in strict DER (RFC 5280, section 5). Entries come as a stream and are
 * written at once, so that a list of a million entries needs little more memory than its bytes.
 */
public final class CrlComposer {

    /** Years up to this one are written as UTCTime (section 5.1.2.4). */
    private static final Instant END_OF_UTC_TIME = Instant.parse("2050-01-01T00:00:00Z");

    private static final int SEQUENCE = BERTags.SEQUENCE | BERTags.CONSTRUCTED;
    private static final int EXPLICIT_0 = BERTags.CONTEXT_SPECIFIC | BERTags.CONSTRUCTED;

    /**
     * The DER encoded list.
     *
     * @param entries in the order in which they shall stand, each serial number at most once; read once
     * @param signer a fresh signer of the issuer's key
     */
    public byte[] compose(CrlContents contents, Stream<RevokedCertificate> entries, ContentSigner signer) {
        try {
            var toBeSigned = toBeSigned(contents, entries.iterator(), signer.getAlgorithmIdentifier());
            return sign(toBeSigned, signer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sign(DerBuffer toBeSigned, ContentSigner signer) throws IOException {
        try (var stream = signer.getOutputStream()) {
            toBeSigned.writeTo(stream);
        }
        var algorithm = signer.getAlgorithmIdentifier().getEncoded(ASN1Encoding.DER);
        var signature = new DerBuffer();
        signature.append(0);
        signature.append(signer.getSignature());
        signature.wrap(BERTags.BIT_STRING);

        toBeSigned.append(algorithm);
        toBeSigned.append(signature);
        toBeSigned.wrap(SEQUENCE);
        return toBeSigned.toByteArray();
    }

    private static DerBuffer toBeSigned(
            CrlContents contents, Iterator<RevokedCertificate> entries, AlgorithmIdentifier algorithm)
            throws IOException {
        var revoked = new DerBuffer();
        while (entries.hasNext()) {
            appendEntry(revoked, entries.next());
        }
        var toBeSigned = new DerBuffer();
        toBeSigned.append(encode(new ASN1Integer(1)));
        toBeSigned.append(encode(algorithm));
        toBeSigned.append(encode(contents.issuer().subject()));
        toBeSigned.append(time(contents.thisUpdate()));
        toBeSigned.append(time(contents.nextUpdate()));
        if (revoked.size() > 0) {
            revoked.wrap(SEQUENCE);
            toBeSigned.append(revoked);
        }
        var extensions = new DerBuffer();
        extensions.append(encode(extensions(contents)));
        extensions.wrap(EXPLICIT_0);
        toBeSigned.append(extensions);
        toBeSigned.wrap(SEQUENCE);
        return toBeSigned;
    }

    private static void appendEntry(DerBuffer out, RevokedCertificate entry) throws IOException {
        var serial = entry.serialNumber().toOctets();
        var time = time(entry.revocationTime());
        int reasonSize = entry.reason().map(reason -> REASON_PREFIX.length + 1).orElse(0);
        out.appendHeader(SEQUENCE, DerBuffer.sizeWithHeader(serial.length) + time.length + reasonSize);
        out.appendHeader(BERTags.INTEGER, serial.length);
        out.append(serial);
        out.append(time);
        entry.reason().ifPresent(reason -> {
            out.append(REASON_PREFIX);
            out.append(reason.code());
        });
    }

    /** SEQUENCE { SEQUENCE { id-ce-cRLReasons, OCTET STRING { ENUMERATED of one octet … }}} up to that octet. */
    private static final byte[] REASON_PREFIX = {
        0x30, 0x0c, 0x30, 0x0a, 0x06, 0x03, 0x55, 0x1d, 0x15, 0x04, 0x03, 0x0a, 0x01
    };

    private static Extensions extensions(CrlContents contents) throws IOException {
        var generator = new ExtensionsGenerator();
        var keyIdentifier = contents.issuer()
                .subjectKeyIdentifier()
                .orElseThrow(() -> new IllegalArgumentException("the issuer has no subject key identifier"));
        generator.addExtension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(keyIdentifier));
        generator.addExtension(Extension.cRLNumber, false, new ASN1Integer(contents.crlNumber()));
        if (contents.baseCrlNumber().isPresent()) {
            generator.addExtension(
                    Extension.deltaCRLIndicator,
                    true,
                    new ASN1Integer(contents.baseCrlNumber().get()));
        }
        return generator.generate();
    }

    private static byte[] time(Instant time) throws IOException {
        var date = Date.from(time.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        return encode(time.isBefore(END_OF_UTC_TIME) ? new ASN1UTCTime(date) : new ASN1GeneralizedTime(date));
    }

    private static byte[] encode(ASN1Encodable value) throws IOException {
        return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    }
}
