package kz.kualik.pki.lint;

import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.Extension;

/**
 * Article 15 of the law of the Republic of Kazakhstan on electronic documents and electronic digital signature (No. 370
 * of 7 January 2003, as amended to 25 June 2020): a certificate must hold its number and validity, data that identify
 * the owner, the public key, the scope of use, and data of the certification authority.
 */
final class LawfulContentLint implements Lint {

    @Override
    public String rule() {
        return "lawful-content";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        var body = candidate.body();
        require(body.getSerialNumber().getValue().signum() != 0, "number and validity", findings);
        require(body.getSubject().size() > 0, "data that identify the owner", findings);
        require(body.getSubjectPublicKeyInfo().getPublicKeyData().getOctets().length > 0, "the public key", findings);
        boolean scope = candidate.keyUsage().isPresent()
                && candidate.extension(Extension.certificatePolicies).isPresent();
        require(scope, "the scope of use (key usage and policy)", findings);
        boolean authority = body.getIssuer().size() > 0
                && candidate.extension(Extension.authorityKeyIdentifier).isPresent();
        require(authority, "data of the certification authority", findings);
    }

    private static void require(boolean present, String what, Consumer<String> findings) {
        if (!present) {
            findings.accept("article 15 demands " + what);
        }
    }
}
