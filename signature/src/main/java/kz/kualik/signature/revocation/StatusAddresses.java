package kz.kualik.signature.revocation;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * Where a certificate says that its status can be asked. Real certificates hold stray line breaks and words before the
 * address; such are cleaned away, and what then is no HTTP address is left out.
 */
final class StatusAddresses {

    private static final int MOST = 4;
    private static final int LONGEST = 2_000;

    private StatusAddresses() {}

    /** Addresses of OCSP responders (RFC 5280, section 4.2.2.1). */
    static List<URI> responders(Certificate certificate) {
        try {
            var access = certificate
                    .extensions()
                    .map(all -> AuthorityInformationAccess.fromExtensions(all))
                    .map(AuthorityInformationAccess::getAccessDescriptions)
                    .orElseGet(() -> new AccessDescription[0]);
            var found = new ArrayList<URI>();
            for (var description : access) {
                if (AccessDescription.id_ad_ocsp.equals(description.getAccessMethod())) {
                    address(description.getAccessLocation()).ifPresent(found::add);
                }
            }
            return bounded(found);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return List.of();
        }
    }

    /** Addresses of full revocation lists (RFC 5280, section 4.2.1.13). */
    static List<URI> lists(Certificate certificate) {
        return points(certificate, Extension.cRLDistributionPoints);
    }

    /** Addresses of delta lists (RFC 5280, section 4.2.1.15). */
    static List<URI> deltaLists(Certificate certificate) {
        return points(certificate, Extension.freshestCRL);
    }

    private static List<URI> points(Certificate certificate, ASN1ObjectIdentifier extension) {
        try {
            var found = new ArrayList<URI>();
            var points = certificate
                    .extensions()
                    .map(all -> all.getExtensionParsedValue(extension))
                    .map(CRLDistPoint::getInstance)
                    .map(CRLDistPoint::getDistributionPoints);
            if (points.isPresent()) {
                for (var point : points.get()) {
                    if (point.getDistributionPoint() != null) {
                        found.addAll(of(point.getDistributionPoint()));
                    }
                }
            }
            return bounded(found);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return List.of();
        }
    }

    static List<URI> of(DistributionPointName name) {
        if (name.getType() != DistributionPointName.FULL_NAME) {
            return List.of();
        }
        var found = new ArrayList<URI>();
        for (var general : GeneralNames.getInstance(name.getName()).getNames()) {
            address(general).ifPresent(found::add);
        }
        return found;
    }

    static boolean isAuthority(Certificate certificate) {
        try {
            return certificate
                    .extensions()
                    .map(BasicConstraints::fromExtensions)
                    .map(BasicConstraints::isCA)
                    .orElse(false);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }

    private static Optional<URI> address(GeneralName name) {
        if (name.getTagNo() != GeneralName.uniformResourceIdentifier) {
            return Optional.empty();
        }
        return clean(ASN1IA5String.getInstance(name.getName()).getString());
    }

    static Optional<URI> clean(String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        var text = written.strip();
        if (text.regionMatches(true, 0, "URL=", 0, 4)) {
            text = text.substring(4).strip();
        }
        var lower = text.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
            return Optional.empty();
        }
        try {
            var uri = URI.create(text);
            return uri.getHost() == null ? Optional.empty() : Optional.of(uri);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<URI> bounded(List<URI> found) {
        return found.stream().distinct().limit(MOST).toList();
    }
}
