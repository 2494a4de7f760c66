package kz.kualik.signer.headless;

import java.util.List;
import kz.kualik.signature.SigningKey;
import kz.kualik.signer.key.OpenStorage;
import kz.kualik.signer.key.StorageName;
import kz.kualik.signer.key.StoredKey;
import kz.kualik.signer.key.UnusableStoredKeyException;

/**
 * A storage for one use: whoever uses a key may close it, and the storage stays open for the next request.
 *
 * @param storage whose keys these are
 */
record BorrowedStorage(OpenStorage storage) implements OpenStorage {

    @Override
    public StorageName name() {
        return storage.name();
    }

    @Override
    public List<StoredKey> keys() {
        return storage.keys();
    }

    @Override
    public SigningKey signingKey(StoredKey key) throws UnusableStoredKeyException {
        return storage.signingKey(key);
    }

    @Override
    public void close() {
        // The next request needs it.
    }
}
