package kz.kualik.pki.profile;

import java.util.Set;
import kz.kualik.crypto.KeyFamily;
import org.bouncycastle.asn1.x509.KeyUsage;

/** The key usage extension (RFC 5280, section 4.2.1.3), always critical. */
public record KeyUsageRule(Set<Usage> usages) {

    /** The usages that profiles speak of. */
    public enum Usage {
        DIGITAL_SIGNATURE,
        NON_REPUDIATION,
        /** keyEncipherment for RSA, keyAgreement for keys on curves: what the algorithm can do. */
        KEY_ESTABLISHMENT,
        KEY_CERT_SIGN,
        CRL_SIGN
    }

    public KeyUsageRule {
        usages = Set.copyOf(usages);
    }

    /** The extension's value for a key of the family. */
    public KeyUsage forKey(KeyFamily family) {
        int bits = 0;
        for (var usage : usages) {
            bits |= switch (usage) {
                case DIGITAL_SIGNATURE -> KeyUsage.digitalSignature;
                case NON_REPUDIATION -> KeyUsage.nonRepudiation;
                case KEY_ESTABLISHMENT -> family == KeyFamily.RSA ? KeyUsage.keyEncipherment : KeyUsage.keyAgreement;
                case KEY_CERT_SIGN -> KeyUsage.keyCertSign;
                case CRL_SIGN -> KeyUsage.cRLSign;
            };
        }
        return new KeyUsage(bits);
    }
}
