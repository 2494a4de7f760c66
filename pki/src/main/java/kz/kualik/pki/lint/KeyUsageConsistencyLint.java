package kz.kualik.pki.lint;

import java.util.function.Consumer;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.KeyFamily;
import kz.kualik.crypto.UnsupportedKeyException;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Key usage, extended key usage, basic constraints and the key's algorithm do not contradict each other. */
final class KeyUsageConsistencyLint implements Lint {

    @Override
    public String rule() {
        return "key-usage-consistency";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        if (candidate.keyUsage().isEmpty()) {
            findings.accept("there is no key usage");
        }
        examineAuthority(candidate, findings);
        examineExtended(candidate, findings);
        examineAlgorithm(candidate, findings);
    }

    private static void examineAuthority(Candidate candidate, Consumer<String> findings) {
        var constraints = BasicConstraints.fromExtensions(candidate.extensions());
        boolean authority = constraints != null && constraints.isCA();
        if (candidate.allows(KeyUsage.keyCertSign) != authority) {
            findings.accept("keyCertSign and the basic constraints of an authority belong together");
        }
        if (constraints != null && constraints.getPathLenConstraint() != null && !authority) {
            findings.accept("a path length without an authority");
        }
    }

    private static void examineExtended(Candidate candidate, Consumer<String> findings) {
        var usages = candidate.extendedKeyUsages();
        boolean signs = candidate.allows(KeyUsage.digitalSignature) || candidate.allows(KeyUsage.nonRepudiation);
        if (!usages.isEmpty() && !signs) {
            findings.accept("the extended key usages need a key that signs");
        }
        if (usages.contains(KeyPurposeId.id_kp_clientAuth.toOID()) && !candidate.allows(KeyUsage.digitalSignature)) {
            findings.accept("clientAuth needs digitalSignature");
        }
        if (usages.contains(KeyPurposeId.id_kp_timeStamping.toOID()) && usages.size() > 1) {
            findings.accept("timeStamping must stand alone");
        }
        if (usages.contains(KeyPurposeId.anyExtendedKeyUsage.toOID())) {
            findings.accept("anyExtendedKeyUsage says nothing and is not used");
        }
    }

    private static void examineAlgorithm(Candidate candidate, Consumer<String> findings) {
        try {
            boolean rsa =
                    KeyAlgorithm.of(candidate.body().getSubjectPublicKeyInfo()).family() == KeyFamily.RSA;
            if (rsa && candidate.allows(KeyUsage.keyAgreement)) {
                findings.accept("an RSA key cannot do keyAgreement");
            }
            if (!rsa && (candidate.allows(KeyUsage.keyEncipherment) || candidate.allows(KeyUsage.dataEncipherment))) {
                findings.accept("a key on a curve cannot encipher");
            }
        } catch (UnsupportedKeyException e) {
            findings.accept("the key is of no known kind");
        }
    }
}
