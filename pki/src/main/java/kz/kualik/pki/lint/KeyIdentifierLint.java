package kz.kualik.pki.lint;

import java.util.Arrays;
import java.util.function.Consumer;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.KeyIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** The subject's key identifier is computed by method 1, the authority's is that of the issuer (4.2.1.1, 4.2.1.2). */
final class KeyIdentifierLint implements Lint {

    @Override
    public String rule() {
        return "key-identifiers";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        var expected =
                KeyIdentifier.of(candidate.body().getSubjectPublicKeyInfo()).octets();
        var own = SubjectKeyIdentifier.fromExtensions(candidate.extensions());
        if (own == null || !Arrays.equals(own.getKeyIdentifier(), expected)) {
            findings.accept("the subject key identifier is not the SHA-1 digest of the key");
        }
        var authority = AuthorityKeyIdentifier.fromExtensions(candidate.extensions());
        if (authority == null || authority.getKeyIdentifierOctets() == null) {
            findings.accept("there is no authority key identifier");
            return;
        }
        candidate.issuer().ifPresent(context -> {
            var issuers = context.issuer().map(KeyIdentifierLint::identifierOf).orElse(expected);
            if (!Arrays.equals(authority.getKeyIdentifierOctets(), issuers)) {
                findings.accept("the authority key identifier is not that of the issuer's key");
            }
        });
    }

    private static byte[] identifierOf(Certificate certificate) {
        return certificate
                .subjectKeyIdentifier()
                .orElseGet(() -> KeyIdentifier.of(certificate.publicKeyInfo()).octets());
    }
}
