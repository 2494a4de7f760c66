package kz.kualik.pki.lint;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import kz.kualik.pki.profile.ProfileExtension;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Exactly the addresses that the profile asks for, each an absolute http or https URI (4.2.1.13, 4.2.2.1). */
final class AddressLint implements Lint {

    private static final Set<ASN1ObjectIdentifier> METHODS =
            Set.of(AccessDescription.id_ad_ocsp, AccessDescription.id_ad_caIssuers);

    @Override
    public String rule() {
        return "addresses";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        examineAccess(candidate, ProfileExtension.OCSP, AccessDescription.id_ad_ocsp, "OCSP", findings);
        examineAccess(candidate, ProfileExtension.CA_ISSUERS, AccessDescription.id_ad_caIssuers, "caIssuers", findings);
        examine(
                candidate.profile().has(ProfileExtension.CRL_DISTRIBUTION_POINT),
                distributionPoints(candidate, Extension.cRLDistributionPoints, findings),
                "CRL distribution point",
                findings);
        var freshest = distributionPoints(candidate, Extension.freshestCRL, findings);
        examine(
                candidate.profile().has(ProfileExtension.FRESHEST_CRL) && !freshest.isEmpty(),
                freshest,
                "freshest CRL",
                findings);
    }

    private static void examineAccess(
            Candidate candidate,
            ProfileExtension extension,
            ASN1ObjectIdentifier method,
            String what,
            Consumer<String> findings) {
        var addresses = new ArrayList<Optional<URI>>();
        var access = AuthorityInformationAccess.fromExtensions(candidate.extensions());
        if (access != null) {
            for (var description : access.getAccessDescriptions()) {
                if (description.getAccessMethod().equals(method)) {
                    addresses.add(uri(description.getAccessLocation()));
                } else if (!METHODS.contains(description.getAccessMethod())) {
                    findings.accept("information is offered by a method that no profile knows");
                }
            }
        }
        examine(candidate.profile().has(extension), addresses, what, findings);
    }

    private static List<Optional<URI>> distributionPoints(
            Candidate candidate, ASN1ObjectIdentifier extension, Consumer<String> findings) {
        var addresses = new ArrayList<Optional<URI>>();
        candidate.value(extension).map(CRLDistPoint::getInstance).ifPresent(points -> {
            for (var point : points.getDistributionPoints()) {
                if (point.getReasons() != null || point.getCRLIssuer() != null) {
                    findings.accept("a CRL distribution point is for some reasons or of another issuer");
                }
                for (var name : GeneralNames.getInstance(
                                point.getDistributionPoint().getName())
                        .getNames()) {
                    addresses.add(uri(name));
                }
            }
        });
        return addresses;
    }

    private static void examine(boolean wanted, List<Optional<URI>> addresses, String what, Consumer<String> findings) {
        if (addresses.size() != (wanted ? 1 : 0)) {
            findings.accept(what + ": " + addresses.size() + " addresses where the profile wants " + (wanted ? 1 : 0));
        }
        if (addresses.stream().anyMatch(Optional::isEmpty)) {
            findings.accept(what + ": not an absolute http address");
        }
    }

    private static Optional<URI> uri(GeneralName name) {
        if (name.getTagNo() != GeneralName.uniformResourceIdentifier || !(name.getName() instanceof ASN1String text)) {
            return Optional.empty();
        }
        try {
            var uri = URI.create(text.getString());
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return http && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
