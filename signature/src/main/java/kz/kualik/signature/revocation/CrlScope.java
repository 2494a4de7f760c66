package kz.kualik.signature.revocation;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.crl.CertificateRevocationList;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/**
 * Whether a list may speak of a certificate at all (RFC 5280, sections 5.2.5 and 6.3.3): a list with a critical extension
 * that is not understood, for other kinds of certificates, or for another distribution point says nothing about it.
 */
final class CrlScope {

    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(
            Extension.issuingDistributionPoint,
            Extension.deltaCRLIndicator,
            Extension.authorityKeyIdentifier,
            Extension.cRLNumber);

    private CrlScope() {}

    /** Why the list does not speak of the certificate; empty if it does. */
    static Optional<String> exclusion(CertificateRevocationList list, Certificate certificate) {
        if (list.extensions().isEmpty()) {
            return Optional.empty();
        }
        var extensions = list.extensions().get();
        var unknown = Stream.of(extensions.getCriticalExtensionOIDs())
                .filter(oid -> !UNDERSTOOD.contains(oid))
                .findFirst();
        if (unknown.isPresent()) {
            return Optional.of("has the critical extension " + unknown.get() + ", which is not understood");
        }
        try {
            return byDistributionPoint(extensions, certificate);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.of("has an issuing distribution point that cannot be read");
        }
    }

    private static Optional<String> byDistributionPoint(Extensions extensions, Certificate certificate) {
        var value = extensions.getExtensionParsedValue(Extension.issuingDistributionPoint);
        if (value == null) {
            return Optional.empty();
        }
        var point = IssuingDistributionPoint.getInstance(value);
        if (point.isIndirectCRL() || point.onlyContainsAttributeCerts() || point.getOnlySomeReasons() != null) {
            return Optional.of("covers only a part that is not asked for");
        }
        boolean isAuthority = StatusAddresses.isAuthority(certificate);
        if (isAuthority ? point.onlyContainsUserCerts() : point.onlyContainsCACerts()) {
            return Optional.of("covers another kind of certificates");
        }
        if (point.getDistributionPoint() != null && !namesPointOf(point.getDistributionPoint(), certificate)) {
            return Optional.of("belongs to another distribution point");
        }
        return Optional.empty();
    }

    private static boolean namesPointOf(DistributionPointName name, Certificate certificate) {
        var own = StatusAddresses.lists(certificate);
        return StatusAddresses.of(name).stream().anyMatch(own::contains);
    }
}
