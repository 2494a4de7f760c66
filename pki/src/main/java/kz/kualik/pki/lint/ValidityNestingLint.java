package kz.kualik.pki.lint;

import java.util.function.Consumer;
import kz.kualik.pki.certificate.Validity;

/** A certificate does not outlast its issuer's, so that every signature it makes can be checked by one path. */
final class ValidityNestingLint implements Lint {

    @Override
    public String rule() {
        return "validity-nesting";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        var own = new Validity(candidate.notBefore(), candidate.notAfter());
        candidate.issuer().flatMap(issuer -> issuer.issuer()).ifPresent(certificate -> {
            if (!own.isWithin(Validity.of(certificate))) {
                findings.accept("the validity is not within the issuer's");
            }
        });
    }
}
