package kz.kualik.signer.tls;

import java.time.Duration;
import java.time.Instant;
import kz.kualik.pki.certificate.Certificate;

/**
 * What the Signer shows browsers.
 *
 * @param authority this computer's certification authority
 * @param leaf the server's certificate
 * @param privateKey the server's key as a PKCS#8 PEM block
 */
public record ServerIdentity(Certificate authority, Certificate leaf, String privateKey) {

    private static final Duration RENEW_BEFORE_END = Duration.ofDays(30);

    /** When it is replaced: thirty days before its end. */
    public Instant replacedFrom() {
        return leaf.notAfter().minus(RENEW_BEFORE_END);
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "ServerIdentity[" + leaf + "]";
    }
}
