package kz.kualik.signature.facts;

import java.util.List;
import kz.kualik.pki.path.PathFacts;

/**
 * A certificate's way to a trusted root, and what is known of revocation along it.
 *
 * @param path the path as it was found
 * @param revocation one entry for each certificate of the chain below the anchor, in the order of the chain
 */
public record ChainFacts(PathFacts path, List<CertificateFacts> revocation) {

    public ChainFacts {
        revocation = List.copyOf(revocation);
    }
}
