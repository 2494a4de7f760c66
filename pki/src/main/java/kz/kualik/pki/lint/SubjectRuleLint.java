package kz.kualik.pki.lint;

import java.util.Arrays;
import java.util.function.Consumer;
import kz.kualik.pki.name.NameAttribute;

/** The subject's name has the profile's attributes in the profile's order. */
final class SubjectRuleLint implements Lint {

    @Override
    public String rule() {
        return "profile-subject";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        var attributes = Arrays.stream(candidate.body().getSubject().getAttributeTypes())
                .flatMap(oid -> NameAttribute.of(oid).stream())
                .toList();
        candidate.profile().subject().defect(attributes).ifPresent(findings);
    }
}
