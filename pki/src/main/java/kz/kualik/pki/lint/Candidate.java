package kz.kualik.pki.lint;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.certificate.IssuerContext;
import kz.kualik.pki.profile.CertificateProfile;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** What the rules look at: the bytes and what a fresh reading of them gives, never the objects they were made from. */
final class Candidate {

    private final byte[] encoded;
    private final TBSCertificate body;
    private final Extensions extensions;
    private final CertificateProfile profile;
    private final Optional<IssuerContext> issuer;

    Candidate(
            byte[] encoded,
            TBSCertificate body,
            Extensions extensions,
            CertificateProfile profile,
            Optional<IssuerContext> issuer) {
        this.encoded = encoded.clone();
        this.body = body;
        this.extensions = extensions;
        this.profile = profile;
        this.issuer = issuer;
    }

    /** The DER encoding of the TBSCertificate; not to be changed. */
    byte[] encoded() {
        return encoded;
    }

    TBSCertificate body() {
        return body;
    }

    Instant notBefore() {
        return body.getStartDate().getDate().toInstant();
    }

    Instant notAfter() {
        return body.getEndDate().getDate().toInstant();
    }

    /** The profile that the certificate claims to obey. */
    CertificateProfile profile() {
        return profile;
    }

    /** Who signs; empty when a finished certificate is checked without its issuer. */
    Optional<IssuerContext> issuer() {
        return issuer;
    }

    Extensions extensions() {
        return extensions;
    }

    Optional<Extension> extension(ASN1ObjectIdentifier oid) {
        return Optional.ofNullable(extensions().getExtension(oid));
    }

    /** The decoded value of an extension. */
    Optional<ASN1Encodable> value(ASN1ObjectIdentifier oid) {
        return extension(oid).map(Extension::getParsedValue);
    }

    /** Empty if the extension is absent. */
    Optional<KeyUsage> keyUsage() {
        return Optional.ofNullable(KeyUsage.fromExtensions(extensions()));
    }

    boolean allows(int keyUsageBit) {
        return keyUsage().filter(usage -> usage.hasUsages(keyUsageBit)).isPresent();
    }

    /** Empty if the extension is absent. */
    List<ASN1ObjectIdentifier> extendedKeyUsages() {
        var usage = ExtendedKeyUsage.fromExtensions(extensions());
        return usage == null
                ? List.of()
                : Arrays.stream(usage.getUsages()).map(KeyPurposeId::toOID).toList();
    }

    boolean isSelfSigned() {
        return profile.certificationAuthority()
                .filter(CertificateProfile.AuthorityRule::selfSigned)
                .isPresent();
    }
}
