package kz.kualik.pki.lint;

import java.util.List;
import java.util.stream.Collectors;
import kz.kualik.pki.profile.ProfileName;

/** A certificate may not be signed; the findings say why. */
public final class LintException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    LintException(ProfileName profile, List<Finding> findings) {
        super("a certificate of the profile " + profile + " may not be signed: "
                + findings.stream().map(Finding::toString).collect(Collectors.joining("; ")));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
