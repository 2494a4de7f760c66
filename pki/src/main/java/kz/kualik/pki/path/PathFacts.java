package kz.kualik.pki.path;

import java.util.List;
import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.path.PathDefect.Weight;

/**
 * The best path that was found for a certificate.
 *
 * @param chain from the certificate itself towards the root; ends with the anchor if there is one, and never is empty
 * @param anchor the trusted root in which the chain ends
 * @param defects what is wrong or missing; empty exactly if the chain is right and ends in an anchor
 */
public record PathFacts(List<Certificate> chain, Optional<Certificate> anchor, List<PathDefect> defects) {

    public PathFacts {
        chain = List.copyOf(chain);
        defects = List.copyOf(defects);
    }

    /** The certificate that the path was built for. */
    public Certificate target() {
        return chain.getFirst();
    }

    /** The certificate of the target's issuer, as far as the path knows one; a root is its own issuer. */
    public Optional<Certificate> issuer() {
        if (chain.size() > 1) {
            return Optional.of(chain.get(1));
        }
        return target().isSelfIssued() ? Optional.of(target()) : Optional.empty();
    }

    /** The chain ends in a trust anchor, and nothing on it is wrong. Dates and revocation are not considered. */
    public boolean isTrusted() {
        return anchor.isPresent() && defects.isEmpty();
    }

    /** Something on the path is wrong, not only missing. */
    public boolean isWrong() {
        return defects.stream().anyMatch(defect -> defect.weight() == Weight.WRONG);
    }
}
