package kz.kualik.pki.lint;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import kz.kualik.pki.certificate.ToBeSignedCertificate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;

/** A good certificate, changed in one thing or another before it meets lint. */
final class AlteredCertificate {

    private final ToBeSignedCertificate original;
    private final SequencedMap<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();
    private int version = 2;
    private BigInteger serial;
    private AlgorithmIdentifier signature;
    private X500Name issuer;
    private ASN1Encodable notBefore;
    private ASN1Encodable notAfter;
    private X500Name subject;
    private SubjectPublicKeyInfo key;
    private boolean withExtensionTwice;
    private boolean withUniqueIdentifier;

    AlteredCertificate(ToBeSignedCertificate original) {
        this.original = original;
        var body = TBSCertificate.getInstance(original.encoded());
        this.serial = body.getSerialNumber().getValue();
        this.signature = body.getSignature();
        this.issuer = body.getIssuer();
        this.notBefore = body.getStartDate();
        this.notAfter = body.getEndDate();
        this.subject = body.getSubject();
        this.key = body.getSubjectPublicKeyInfo();
        for (var oid : body.getExtensions().getExtensionOIDs()) {
            extensions.put(oid, body.getExtensions().getExtension(oid));
        }
    }

    AlteredCertificate version(int number) {
        this.version = number;
        return this;
    }

    AlteredCertificate serial(BigInteger number) {
        this.serial = number;
        return this;
    }

    AlteredCertificate signature(AlgorithmIdentifier algorithm) {
        this.signature = algorithm;
        return this;
    }

    AlteredCertificate issuer(X500Name name) {
        this.issuer = name;
        return this;
    }

    AlteredCertificate subject(X500Name name) {
        this.subject = name;
        return this;
    }

    AlteredCertificate key(SubjectPublicKeyInfo info) {
        this.key = info;
        return this;
    }

    AlteredCertificate validity(ASN1Encodable start, ASN1Encodable end) {
        this.notBefore = start;
        this.notAfter = end;
        return this;
    }

    AlteredCertificate notAfter(Instant end) {
        this.notAfter = new Time(Date.from(end));
        return this;
    }

    AlteredCertificate without(ASN1ObjectIdentifier oid) {
        extensions.remove(oid);
        return this;
    }

    AlteredCertificate with(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) throws IOException {
        return with(oid, critical, value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
    }

    AlteredCertificate with(ASN1ObjectIdentifier oid, boolean critical, byte[] value) {
        extensions.put(oid, new Extension(oid, critical, new DEROctetString(value)));
        return this;
    }

    AlteredCertificate flippingCriticality(ASN1ObjectIdentifier oid) {
        extensions.computeIfPresent(
                oid, (same, found) -> new Extension(same, !found.isCritical(), found.getExtnValue()));
        return this;
    }

    AlteredCertificate withFirstExtensionTwice() {
        this.withExtensionTwice = true;
        return this;
    }

    AlteredCertificate withUniqueIdentifier() {
        this.withUniqueIdentifier = true;
        return this;
    }

    ToBeSignedCertificate build() throws IOException {
        var fields = new ASN1EncodableVector();
        fields.add(new DERTaggedObject(true, 0, new ASN1Integer(version)));
        fields.add(new ASN1Integer(serial));
        fields.add(signature);
        fields.add(issuer);
        fields.add(new DERSequence(notBefore, notAfter));
        fields.add(subject);
        fields.add(key);
        if (withUniqueIdentifier) {
            fields.add(new DERTaggedObject(false, 2, new DERBitString(new byte[] {1})));
        }
        var list = new ASN1EncodableVector();
        extensions.values().forEach(list::add);
        if (withExtensionTwice) {
            list.add(extensions.firstEntry().getValue());
        }
        if (list.size() > 0) {
            fields.add(new DERTaggedObject(true, 3, new DERSequence(list)));
        }
        return new ToBeSignedCertificate(
                new DERSequence(fields).getEncoded(ASN1Encoding.DER), original.profile(), original.issuer());
    }
}
