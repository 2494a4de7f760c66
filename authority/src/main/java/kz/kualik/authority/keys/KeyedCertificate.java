package kz.kualik.authority.keys;

import java.security.PrivateKey;
import java.util.List;
import kz.kualik.crypto.SignatureAlgorithm;
import kz.kualik.pki.certificate.Certificate;

/**
 * A private key of the authority with its certificate.
 *
 * @param name the name of its file without ending, for example {@code ocsp-rsa}
 * @param key the private key
 * @param algorithm what it signs with
 * @param certificate the certificate
 * @param chain the authorities above the certificate, nearest first, without the root
 */
public record KeyedCertificate(
        String name, PrivateKey key, SignatureAlgorithm algorithm, Certificate certificate, List<Certificate> chain) {

    public KeyedCertificate {
        chain = List.copyOf(chain);
    }

    /** The name only: the key does not belong into a log. */
    @Override
    public String toString() {
        return "KeyedCertificate[" + name + "]";
    }
}
