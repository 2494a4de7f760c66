package kz.kualik.pki.crl;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.URI;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/** What stands around the entries of a tbsCertList (RFC 5280, section 5.1.2), encoded once the entries' size is known. */
final class CrlFrame {

    /** Why a certificate that expired long ago is still there (X.509, section 9.5.2.8; ETSI EN 319 411-1). */
    static final ASN1ObjectIdentifier EXPIRED_CERTS_ON_CRL = new ASN1ObjectIdentifier("2.5.29.60");

    private static final int SEQUENCE = BERTags.SEQUENCE | BERTags.CONSTRUCTED;
    private static final int EXPLICIT_0 = BERTags.CONTEXT_SPECIFIC | BERTags.CONSTRUCTED;

    private final byte[] algorithm;
    private final byte[] before;
    private final byte[] after;
    private final long size;

    CrlFrame(CrlContents contents, AlgorithmIdentifier signatureAlgorithm, long entriesSize) throws IOException {
        this.algorithm = encode(signatureAlgorithm);
        var head = new DerBuffer();
        head.write(encode(new ASN1Integer(1)));
        head.write(algorithm);
        head.write(encode(contents.issuer().subject()));
        head.write(EntryEncoder.time(contents.thisUpdate()));
        head.write(EntryEncoder.time(contents.nextUpdate()));
        if (entriesSize > 0) {
            head.write(DerLength.header(SEQUENCE, entriesSize));
        }
        var extensions = encode(extensions(contents));
        var tail = new DerBuffer();
        tail.write(DerLength.header(EXPLICIT_0, extensions.length));
        tail.write(extensions);
        this.before = head.toByteArray();
        this.after = tail.toByteArray();
        this.size = before.length + entriesSize + after.length;
    }

    /** The signature algorithm, which stands inside and outside of what is signed. */
    byte[] algorithm() {
        return algorithm;
    }

    /** Octets of tbsCertList with its head. */
    long sizeWithHeader() {
        return DerLength.sizeWithHeader(size);
    }

    void writeTo(OutputStream out, EntrySpool entries) throws IOException {
        out.write(DerLength.header(SEQUENCE, size));
        out.write(before);
        entries.copyTo(out);
        out.write(after);
    }

    private static Extensions extensions(CrlContents contents) throws IOException {
        var generator = new ExtensionsGenerator();
        var keyIdentifier = contents.issuer()
                .subjectKeyIdentifier()
                .orElseThrow(() -> new IllegalArgumentException("the issuer has no subject key identifier"));
        generator.addExtension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(keyIdentifier));
        generator.addExtension(Extension.cRLNumber, false, new ASN1Integer(contents.crlNumber()));
        if (contents.baseCrlNumber().isPresent()) {
            BigInteger base = contents.baseCrlNumber().get();
            generator.addExtension(Extension.deltaCRLIndicator, true, new ASN1Integer(base));
        }
        if (contents.distributionPoint().isPresent()) {
            var name = pointName(contents.distributionPoint().get());
            generator.addExtension(
                    Extension.issuingDistributionPoint,
                    true,
                    new IssuingDistributionPoint(name, false, false, null, false, false));
        }
        if (contents.freshest().isPresent()) {
            var point = new DistributionPoint(pointName(contents.freshest().get()), null, null);
            generator.addExtension(Extension.freshestCRL, false, new CRLDistPoint(new DistributionPoint[] {point}));
        }
        if (contents.expiredSince().isPresent()) {
            var since =
                    new ASN1GeneralizedTime(Date.from(contents.expiredSince().get()));
            generator.addExtension(EXPIRED_CERTS_ON_CRL, false, since);
        }
        return generator.generate();
    }

    private static DistributionPointName pointName(URI address) {
        return new DistributionPointName(new GeneralNames(new GeneralName(
                GeneralName.uniformResourceIdentifier, new DERIA5String(address.toASCIIString(), true))));
    }

    private static byte[] encode(ASN1Encodable value) throws IOException {
        return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    }
}
