package kz.kualik.signer.request;

import java.security.PrivateKey;
import kz.kualik.pki.request.CertificationRequest;
import kz.kualik.signer.key.KeyErasure;

/**
 * A key that waits for its certificate.
 *
 * @param key the private half
 * @param request what was, or will be, sent to the authority
 */
record PendingKey(PrivateKey key, CertificationRequest request) implements AutoCloseable {

    /** Erases the private half. */
    @Override
    public void close() {
        KeyErasure.erase(key);
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "PendingKey[" + request + "]";
    }
}
