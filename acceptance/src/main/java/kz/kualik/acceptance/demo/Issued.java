package kz.kualik.acceptance.demo;

import java.security.PrivateKey;
import java.util.List;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signature.SigningKey;

/**
 * A key whose certificate has been issued and installed.
 *
 * @param lineage who issued it
 * @param key the private key; it never left the client
 * @param certificate its certificate
 * @param file the certificate's file in the demo's folder
 * @param ocspFile an OCSP response about it from the day of its issue, when it was good
 */
record Issued(Lineage lineage, PrivateKey key, Certificate certificate, String file, String ocspFile) {

    /** How our verifier is asked while the certificate is good. */
    List<String> goodOptions() {
        return List.of("--trust", "trust", "--ocsp", ocspFile);
    }

    /** How our verifier is asked with the newest revocation list at hand. */
    List<String> listOptions() {
        return List.of("--trust", "trust", "--crl", lineage.listFile());
    }

    SigningKey signingKey() {
        return new SigningKey(key, lineage.keys().defaultSignature(), certificate, List.of(lineage.issuing()));
    }

    /** Private keys are not shown. */
    @Override
    public String toString() {
        return "Issued[" + file + "]";
    }
}
