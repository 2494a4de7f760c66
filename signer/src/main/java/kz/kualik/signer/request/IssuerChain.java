package kz.kualik.signer.request;

import java.util.ArrayList;
import java.util.List;
import kz.kualik.pki.certificate.Certificate;

/** The certificates above one, found by names among those at hand; whether they are right is asked where they are used. */
final class IssuerChain {

    private static final int LONGEST = 8;

    private IssuerChain() {}

    static List<Certificate> of(Certificate certificate, List<Certificate> atHand) {
        var chain = new ArrayList<Certificate>();
        var at = certificate;
        while (!at.isSelfIssued() && chain.size() < LONGEST) {
            var wanted = at.issuer();
            var next = atHand.stream()
                    .filter(candidate -> candidate.subject().equals(wanted) && !chain.contains(candidate))
                    .findFirst();
            if (next.isEmpty()) {
                break;
            }
            chain.add(next.get());
            at = next.get();
        }
        return chain;
    }
}
