package kz.kualik.pki.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.path.PathDefect.MalformedExtension;
import kz.kualik.pki.path.PathDefect.UnknownCriticalExtension;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/**
 * The extensions of one certificate that decide about a path, read so that a malformed one becomes a defect and never an
 * exception. Name and policy constraints are not processed: where they are critical, the path is refused.
 */
final class PathExtensions {

    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(
            Extension.basicConstraints,
            Extension.keyUsage,
            Extension.extendedKeyUsage,
            Extension.certificatePolicies,
            Extension.subjectAlternativeName,
            Extension.issuerAlternativeName,
            Extension.authorityKeyIdentifier,
            Extension.subjectKeyIdentifier,
            Extension.cRLDistributionPoints,
            Extension.freshestCRL,
            Extension.authorityInfoAccess);

    private final Certificate certificate;
    private final List<PathDefect> defects = new ArrayList<>();
    private final Optional<BasicConstraints> basicConstraints;
    private final Optional<KeyUsage> keyUsage;
    private final Optional<AuthorityKeyIdentifier> authorityKeyIdentifier;
    private final Optional<SubjectKeyIdentifier> subjectKeyIdentifier;

    PathExtensions(Certificate certificate) {
        this.certificate = certificate;
        this.basicConstraints = read(Extension.basicConstraints, BasicConstraints::getInstance);
        this.keyUsage = read(Extension.keyUsage, KeyUsage::getInstance);
        this.authorityKeyIdentifier = read(Extension.authorityKeyIdentifier, AuthorityKeyIdentifier::getInstance);
        this.subjectKeyIdentifier = read(Extension.subjectKeyIdentifier, SubjectKeyIdentifier::getInstance);
        read(Extension.extendedKeyUsage, ExtendedKeyUsage::getInstance);
        collectUnknownCritical();
    }

    /** Extensions that cannot be read, or that are critical and not understood. */
    List<PathDefect> defects() {
        return List.copyOf(defects);
    }

    boolean isAuthority() {
        return basicConstraints.map(BasicConstraints::isCA).orElse(false);
    }

    /** How many further authorities may stand below this one (self-issued ones not counted); empty: any number. */
    Optional<Integer> pathLength() {
        return basicConstraints
                .filter(BasicConstraints::isCA)
                .map(BasicConstraints::getPathLenConstraint)
                .map(length -> length.bitLength() > 31 ? Integer.MAX_VALUE : length.intValue());
    }

    /** An absent key usage forbids nothing (RFC 5280, section 6.1.4 n). */
    boolean maySignCertificates() {
        return keyUsage.map(usage -> usage.hasUsages(KeyUsage.keyCertSign)).orElse(true);
    }

    /** Whether the key identifiers say that the issuer is the right one; absence on either side says nothing. */
    boolean keyIdentifierFits(PathExtensions issuer) {
        var wanted = authorityKeyIdentifier.map(AuthorityKeyIdentifier::getKeyIdentifierOctets);
        var given = issuer.subjectKeyIdentifier.map(SubjectKeyIdentifier::getKeyIdentifier);
        return wanted.isPresent() && given.isPresent() && Arrays.equals(wanted.get(), given.get());
    }

    private <T> Optional<T> read(ASN1ObjectIdentifier oid, Function<ASN1Encodable, T> parser) {
        try {
            return certificate
                    .extensions()
                    .map(extensions -> extensions.getExtension(oid))
                    .map(Extension::getParsedValue)
                    .map(parser);
        } catch (RuntimeException e) {
            defects.add(new MalformedExtension(certificate, oid));
            return Optional.empty();
        }
    }

    private void collectUnknownCritical() {
        certificate.extensions().ifPresent(extensions -> {
            for (var oid : extensions.getCriticalExtensionOIDs()) {
                if (!UNDERSTOOD.contains(oid)) {
                    defects.add(new UnknownCriticalExtension(certificate, oid));
                }
            }
        });
    }
}
