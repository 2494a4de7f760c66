package kz.kualik.signature;

import java.security.PrivateKey;
import java.util.List;
import kz.kualik.crypto.SignatureAlgorithm;
import kz.kualik.pki.certificate.Certificate;

/**
 * A key to sign documents with, and the certificate that says whose it is.
 *
 * @param privateKey the private key; it may lie in a token
 * @param algorithm how it signs
 * @param certificate the signer's certificate
 * @param chain the certificates above it, the issuer's first; may be empty
 */
public record SigningKey(
        PrivateKey privateKey, SignatureAlgorithm algorithm, Certificate certificate, List<Certificate> chain) {

    public SigningKey {
        chain = List.copyOf(chain);
    }

    /** Never shows the private key. */
    @Override
    public String toString() {
        return "SigningKey[" + algorithm + ", " + certificate + "]";
    }
}
