package kz.kualik.pki.lint;

import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.BasicConstraints;

/** Basic constraints say authority and path length as the profile does (4.2.1.9). */
final class BasicConstraintsRuleLint implements Lint {

    @Override
    public String rule() {
        return "profile-basic-constraints";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        var found = Optional.ofNullable(BasicConstraints.fromExtensions(candidate.extensions()));
        var rule = candidate.profile().certificationAuthority();
        if (found.filter(BasicConstraints::isCA).isPresent() != rule.isPresent()) {
            findings.accept("basic constraints do not say authority where the profile does, or the other way round");
            return;
        }
        if (rule.isPresent()) {
            var length = found.map(BasicConstraints::getPathLenConstraint).map(BigInteger::intValueExact);
            var expected = rule.get().pathLength();
            boolean same = expected.isPresent()
                    ? length.filter(value -> value == expected.getAsInt()).isPresent()
                    : length.isEmpty();
            if (!same) {
                findings.accept("the path length is not the profile's");
            }
        }
    }
}
