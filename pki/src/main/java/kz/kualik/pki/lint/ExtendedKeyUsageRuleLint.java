package kz.kualik.pki.lint;

import java.util.function.Consumer;
import kz.kualik.pki.oid.IdentificationMethod;

/** Extended key usage is what the profile says, in its order, with one way of identification where it asks for one. */
final class ExtendedKeyUsageRuleLint implements Lint {

    @Override
    public String rule() {
        return "profile-extended-key-usage";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        var found = candidate.extendedKeyUsages();
        var rule = candidate.profile().extendedKeyUsage();
        var method = IdentificationMethod.of(found);
        if (rule.needsIdentificationMethod() && method.isEmpty()) {
            findings.accept("it is not told how the holder was identified");
        }
        if (!found.equals(rule.oids(candidate.profile().subjectType(), method))) {
            findings.accept("extended key usage is not what the profile says");
        }
    }
}
