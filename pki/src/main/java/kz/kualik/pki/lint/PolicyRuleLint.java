package kz.kualik.pki.lint;

import java.util.function.Consumer;
import kz.kualik.pki.profile.ProfileExtension;
import org.bouncycastle.asn1.x509.CertificatePolicies;

/** There is one certificate policy, and it is the profile's (4.2.1.4). */
final class PolicyRuleLint implements Lint {

    @Override
    public String rule() {
        return "profile-policy";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        if (!candidate.profile().has(ProfileExtension.POLICY)) {
            return;
        }
        var policies = CertificatePolicies.fromExtensions(candidate.extensions());
        var expected = candidate.profile().policy();
        boolean right = policies != null
                && policies.getPolicyInformation().length == 1
                && policies.getPolicyInformation()[0].getPolicyIdentifier().equals(expected);
        if (!right) {
            findings.accept("the certificate policy is not " + expected.getId());
        }
    }
}
