package kz.kualik.signer.headless;

import java.util.HexFormat;
import java.util.Set;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.certificate.Certificate;

/**
 * Which keys a site may have used.
 *
 * @param certificates SHA-256 of their certificates in hexadecimal; empty for all keys
 */
public record KeyChoice(Set<String> certificates) {

    public KeyChoice {
        certificates = Set.copyOf(certificates);
    }

    static KeyChoice any() {
        return new KeyChoice(Set.of());
    }

    /** The mark under which a certificate's key is remembered. */
    public static String mark(Certificate certificate) {
        return HexFormat.of().formatHex(DigestAlgorithm.SHA256.digest(certificate.encoded()));
    }

    boolean allows(Certificate certificate) {
        return certificates.isEmpty() || certificates.contains(mark(certificate));
    }
}
