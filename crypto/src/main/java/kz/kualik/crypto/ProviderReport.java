package kz.kualik.crypto;

import java.util.Optional;

/**
 * Which security provider does what, for the line at start and for health.
 *
 * @param rsa provider of RSA signatures and keys
 * @param ecdsa provider of ECDSA signatures and keys
 * @param gost provider of the GOST algorithms, with the origin of its arithmetic
 * @param fallbackReason why the Amazon Corretto provider is not in use, if it is not
 */
public record ProviderReport(String rsa, String ecdsa, String gost, Optional<String> fallbackReason) {

    /** One line, for example {@code RSA: AmazonCorrettoCryptoProvider 2.5, ECDSA: …, GOST: Kualik 1.0 (…)}. */
    public String describe() {
        return "RSA: " + rsa + ", ECDSA: " + ecdsa + ", GOST: " + gost
                + fallbackReason.map(reason -> " (" + reason + ")").orElse("");
    }
}
