package kz.kualik.pki.lint;

import java.util.function.Consumer;

/** The algorithm named inside is the one the issuer signs with; the signer writes the same outside (section 4.1.2.3). */
final class SignatureAlgorithmLint implements Lint {

    @Override
    public String rule() {
        return "signature-algorithm";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        candidate.issuer().ifPresent(issuer -> {
            if (!issuer.signatureAlgorithm()
                    .identifier()
                    .equals(candidate.body().getSignature())) {
                findings.accept("the signature algorithm is not the issuer's");
            }
        });
    }
}
