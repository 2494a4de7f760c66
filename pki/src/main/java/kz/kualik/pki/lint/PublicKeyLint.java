package kz.kualik.pki.lint;

import java.util.function.Consumer;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.UnsupportedKeyException;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.PublicKeyQuality;

/** The key is sound, of an algorithm that the profile allows, and not the issuer's own. */
final class PublicKeyLint implements Lint {

    @Override
    public String rule() {
        return "public-key";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        var key = candidate.body().getSubjectPublicKeyInfo();
        PublicKeyQuality.defects(key).forEach(findings);
        try {
            var algorithm = KeyAlgorithm.of(key);
            if (!candidate.profile().keys().contains(algorithm)) {
                findings.accept("the profile does not allow keys of " + algorithm);
            }
        } catch (UnsupportedKeyException e) {
            findings.accept("the profile does not allow such a key");
        }
        boolean issuersKey = candidate
                .issuer()
                .flatMap(context -> context.issuer())
                .map(Certificate::publicKeyInfo)
                .filter(key::equals)
                .isPresent();
        if (issuersKey) {
            findings.accept("the key is the issuer's own");
        }
    }
}
