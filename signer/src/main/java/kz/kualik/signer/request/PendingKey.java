package kz.kualik.signer.request;

import java.security.PrivateKey;
import kz.kualik.pki.request.CertificationRequest;

/**
 * A key that waits for its certificate.
 *
 * @param key the private half
 * @param request what was, or will be, sent to the authority
 */
record PendingKey(PrivateKey key, CertificationRequest request) {

    /** Never shows the key. */
    @Override
    public String toString() {
        return "PendingKey[" + request + "]";
    }
}
