package kz.kualik.pki.lint;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import kz.kualik.pki.certificate.Certificate;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyUsage;

/** The issuer's name is not empty, is byte for byte his subject, and he is an authority (section 4.1.2.4, chapter 6). */
final class IssuerLint implements Lint {

    @Override
    public String rule() {
        return "issuer";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        var name = candidate.body().getIssuer();
        if (name.size() == 0) {
            findings.accept("the issuer has no name");
        }
        candidate.issuer().ifPresent(context -> {
            var expected = context.issuer()
                    .map(Certificate::subject)
                    .orElse(candidate.body().getSubject());
            if (!sameOctets(name, expected)) {
                findings.accept("the issuer's name is not the subject of the issuer's certificate");
            }
            if (context.issuer().isEmpty() != candidate.isSelfSigned()) {
                findings.accept("only a root signs itself");
            }
            context.issuer().ifPresent(certificate -> examineAuthority(candidate, certificate, findings));
        });
    }

    private static void examineAuthority(Candidate candidate, Certificate issuer, Consumer<String> findings) {
        var extensions = issuer.extensions();
        var constraints = extensions.map(BasicConstraints::fromExtensions);
        if (constraints.filter(BasicConstraints::isCA).isEmpty()) {
            findings.accept("the issuer is no certification authority");
        }
        boolean mayCertify = extensions
                .map(KeyUsage::fromExtensions)
                .filter(usage -> usage.hasUsages(KeyUsage.keyCertSign))
                .isPresent();
        if (!mayCertify) {
            findings.accept("the issuer's key usage has no keyCertSign");
        }
        boolean bottom = constraints
                .map(BasicConstraints::getPathLenConstraint)
                .filter(length -> length.signum() == 0)
                .isPresent();
        if (bottom && candidate.profile().certificationAuthority().isPresent()) {
            findings.accept("the issuer's path length leaves no room for an authority below");
        }
    }

    private static boolean sameOctets(X500Name first, X500Name second) {
        try {
            return Arrays.equals(first.getEncoded(), second.getEncoded());
        } catch (IOException e) {
            return false;
        }
    }
}
