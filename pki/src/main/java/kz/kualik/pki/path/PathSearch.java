package kz.kualik.pki.path;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.path.PathDefect.BrokenSignature;
import kz.kualik.pki.path.PathDefect.NoTrustedIssuer;
import kz.kualik.pki.path.PathDefect.SearchGivenUp;
import kz.kualik.pki.path.PathDefect.UnsupportedAlgorithm;
import org.jspecify.annotations.Nullable;

/** One depth-first search for one target; used once. */
final class PathSearch {

    private final TrustStore trust;
    private final PathLimits limits;
    private final PathBudget budget;
    private final CertificateSignatures signatures;
    private final int computedBefore;
    private final PathRules rules = new PathRules(this::extensionsOf);
    private final Map<Certificate, PathExtensions> extensions = new HashMap<>();
    private final Map<EncodedName, List<Certificate>> issuersByName = new LinkedHashMap<>();
    private final List<Certificate> chain = new ArrayList<>();

    private @Nullable PathFacts best;
    private int steps;

    PathSearch(PathBudget budget, TrustStore trust, PathLimits limits, Collection<Certificate> candidates) {
        this.trust = trust;
        this.limits = limits;
        this.budget = budget;
        this.signatures = budget.signatures();
        this.computedBefore = signatures.computed();
        var known = new LinkedHashSet<Certificate>();
        known.addAll(trust.anchors());
        known.addAll(trust.intermediates());
        candidates.stream().limit(limits.candidates()).forEach(known::add);
        for (var certificate : known) {
            issuersByName
                    .computeIfAbsent(new EncodedName(certificate.subject()), name -> new ArrayList<>())
                    .add(certificate);
        }
    }

    PathFacts run(Certificate target) {
        extend(target);
        if (best == null) {
            return new PathFacts(List.of(target), Optional.empty(), List.of(givenUp()));
        }
        return best;
    }

    /** Puts the certificate on the chain and goes on; true if a right path was found and the search is over. */
    private boolean extend(Certificate certificate) {
        if (exhausted() || chain.size() >= limits.certificates()) {
            keep(Optional.empty(), List.of(givenUp()));
            return false;
        }
        steps++;
        chain.add(certificate);
        try {
            return trust.isAnchor(certificate) ? endsInAnchor(certificate) : climb(certificate);
        } finally {
            chain.removeLast();
        }
    }

    private boolean endsInAnchor(Certificate anchor) {
        var defects = rules.defectsOf(chain);
        keep(Optional.of(anchor), defects);
        return defects.isEmpty();
    }

    private boolean climb(Certificate certificate) {
        var wrong = false;
        var right = false;
        var climbed = false;
        Optional<String> undecided = Optional.empty();
        for (var issuer : issuersOf(certificate)) {
            if (exhausted()) {
                keep(Optional.empty(), List.of(givenUp()));
                return false;
            }
            switch (signatures.check(certificate, issuer)) {
                case SignatureOutcome.Right _ -> {
                    right = true;
                    if (!chain.contains(issuer)) {
                        climbed = true;
                        if (extend(issuer)) {
                            return true;
                        }
                    }
                }
                case SignatureOutcome.Wrong _ -> wrong = true;
                case SignatureOutcome.Undecided(var reason) -> undecided = Optional.of(reason);
            }
        }
        if (!climbed) {
            keep(Optional.empty(), List.of(deadEnd(certificate, wrong && !right, undecided)));
        }
        return false;
    }

    private static PathDefect deadEnd(Certificate certificate, boolean wrong, Optional<String> undecided) {
        if (wrong) {
            return new BrokenSignature(certificate);
        }
        return undecided
                .<PathDefect>map(reason -> new UnsupportedAlgorithm(certificate, reason))
                .orElseGet(() -> new NoTrustedIssuer(certificate, certificate.isSelfIssued()));
    }

    /** Certificates with the issuer's name: first those whose key identifier fits, among them first the trusted. */
    private List<Certificate> issuersOf(Certificate certificate) {
        var own = extensionsOf(certificate);
        var found = new ArrayList<>(issuersByName.getOrDefault(new EncodedName(certificate.issuer()), List.of()));
        if (certificate.isSelfIssued() && !found.contains(certificate)) {
            found.add(certificate);
        }
        found.sort(Comparator.comparing(issuer -> !own.keyIdentifierFits(extensionsOf(issuer))));
        return found;
    }

    private boolean exhausted() {
        return budget.isSpent()
                || signatures.computed() - computedBefore >= limits.signatures()
                || steps >= limits.signatures() * limits.certificates();
    }

    private PathDefect givenUp() {
        return new SearchGivenUp(signatures.computed());
    }

    private PathExtensions extensionsOf(Certificate certificate) {
        return extensions.computeIfAbsent(certificate, PathExtensions::new);
    }

    private void keep(Optional<Certificate> anchor, List<PathDefect> defects) {
        if (chain.isEmpty()) {
            return;
        }
        var all = new ArrayList<>(defects);
        if (anchor.isEmpty()) {
            all.addAll(rules.defectsOf(chain));
        }
        var found = new PathFacts(chain, anchor, all);
        if (best == null || PathPreference.BEST_FIRST.compare(found, best) < 0) {
            best = found;
        }
    }
}
