package kz.kualik.pki.lint;

import java.util.function.Consumer;

/** Version 3, and no unique identifiers (RFC 5280, sections 4.1.2.1 and 4.1.2.8). */
final class VersionLint implements Lint {

    @Override
    public String rule() {
        return "version";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        if (candidate.body().getVersionNumber() != 3) {
            findings.accept("the version is " + candidate.body().getVersionNumber() + ", not 3");
        }
        if (candidate.body().getIssuerUniqueId() != null || candidate.body().getSubjectUniqueId() != null) {
            findings.accept("unique identifiers must not be used");
        }
    }
}
