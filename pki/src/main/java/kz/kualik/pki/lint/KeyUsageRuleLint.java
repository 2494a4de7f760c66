package kz.kualik.pki.lint;

import java.util.function.Consumer;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.UnsupportedKeyException;

/** Key usage is what the profile says for the key's algorithm, no bit more or less. */
final class KeyUsageRuleLint implements Lint {

    @Override
    public String rule() {
        return "profile-key-usage";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        try {
            var family =
                    KeyAlgorithm.of(candidate.body().getSubjectPublicKeyInfo()).family();
            var expected = candidate.profile().keyUsage().forKey(family);
            if (candidate.keyUsage().filter(expected::equals).isEmpty()) {
                findings.accept("key usage is not what the profile says");
            }
        } catch (UnsupportedKeyException e) {
            findings.accept("the key is of no known kind");
        }
    }
}
