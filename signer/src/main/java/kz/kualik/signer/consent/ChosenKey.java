package kz.kualik.signer.consent;

import kz.kualik.signature.SigningKey;
import kz.kualik.signer.key.OpenStorage;
import kz.kualik.signer.key.StoredKey;
import kz.kualik.signer.key.UnusableStoredKeyException;

/**
 * The key that a person has chosen, in its open storage. Whoever asked closes it, and with it the storage.
 *
 * @param storage where it lies
 * @param key which one
 */
public record ChosenKey(OpenStorage storage, StoredKey key) implements AutoCloseable {

    /**
     * The key to sign with, until this choice is closed.
     *
     * @throws UnusableStoredKeyException if it is of a kind that is not signed with any more
     */
    public SigningKey signingKey() throws UnusableStoredKeyException {
        return storage.signingKey(key);
    }

    @Override
    public void close() {
        storage.close();
    }
}
