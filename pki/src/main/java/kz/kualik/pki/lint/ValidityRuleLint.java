package kz.kualik.pki.lint;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import kz.kualik.pki.oid.KeyStorage;

/** The validity is not longer than the profile allows for the key's storage. */
final class ValidityRuleLint implements Lint {

    @Override
    public String rule() {
        return "profile-validity";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        Optional<KeyStorage> storage = KeyStorageLint.storage(candidate);
        var longest = candidate.profile().validity().forStorage(storage);
        var start = candidate.notBefore().atOffset(ZoneOffset.UTC);
        var end = candidate.notAfter().atOffset(ZoneOffset.UTC);
        if (end.isAfter(start.plus(longest))) {
            findings.accept("the validity is longer than " + longest);
        }
    }
}
