package kz.kualik.signer.tls;

import kz.kualik.pki.certificate.Certificate;

/**
 * What the Signer shows browsers.
 *
 * @param authority this computer's certification authority
 * @param leaf the server's certificate
 * @param privateKey the server's key as a PKCS#8 PEM block
 */
public record ServerIdentity(Certificate authority, Certificate leaf, String privateKey) {

    /** Never shows the key. */
    @Override
    public String toString() {
        return "ServerIdentity[" + leaf + "]";
    }
}
