package kz.kualik.signer.key;

import kz.kualik.signer.text.ExplainedException;

/** A stored key cannot be signed with. */
public final class UnusableStoredKeyException extends ExplainedException {

    private static final long serialVersionUID = 1L;

    private UnusableStoredKeyException(String key, Object... arguments) {
        super(key, arguments);
    }

    static UnusableStoredKeyException oldAlgorithm(StoredKey key) {
        return new UnusableStoredKeyException(
                "key.old-algorithm",
                key.certificate().publicKeyInfo().getAlgorithm().getAlgorithm());
    }

    static UnusableStoredKeyException unknown(StoredKey key) {
        return new UnusableStoredKeyException("key.unknown", key.alias());
    }
}
