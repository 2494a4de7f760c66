package kz.kualik.crypto.pkcs12;

import java.util.Optional;
import kz.kualik.crypto.Password;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** Decrypts by whichever scheme the algorithm identifier names, within one file's budget. */
final class PasswordBasedEncryption {

    private final Password password;
    private final IterationBudget budget;

    PasswordBasedEncryption(Password password, IterationBudget budget) {
        this.password = password;
        this.budget = budget;
    }

    byte[] decrypt(AlgorithmIdentifier algorithm, byte[] encrypted) throws Pkcs12Exception {
        ASN1ObjectIdentifier oid = algorithm.getAlgorithm();
        if (oid.equals(PKCSObjectIdentifiers.id_PBES2)) {
            return ModernEncryption.decrypt(password, algorithm, budget, encrypted);
        }
        Optional<LegacyEncryption> legacy = LegacyEncryption.of(oid);
        if (legacy.isPresent()) {
            return legacy.get().decrypt(password, algorithm, budget, encrypted);
        }
        throw new UnsupportedPkcs12Exception("the encryption " + oid.getId());
    }
}
