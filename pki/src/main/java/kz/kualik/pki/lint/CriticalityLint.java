package kz.kualik.pki.lint;

import java.util.Set;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;

/** Basic constraints and key usage are critical, extended key usage as the profile says, everything else is not. */
final class CriticalityLint implements Lint {

    private static final Set<ASN1ObjectIdentifier> CRITICAL = Set.of(Extension.basicConstraints, Extension.keyUsage);

    @Override
    public String rule() {
        return "criticality";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        for (var oid : candidate.extensions().getExtensionOIDs()) {
            boolean critical = candidate.extensions().getExtension(oid).isCritical();
            boolean must = oid.equals(Extension.extendedKeyUsage)
                    ? candidate.profile().extendedKeyUsage().critical()
                    : CRITICAL.contains(oid);
            if (critical != must) {
                findings.accept(
                        "the extension " + oid.getId() + (must ? " must be critical" : " must not be critical"));
            }
        }
    }
}
