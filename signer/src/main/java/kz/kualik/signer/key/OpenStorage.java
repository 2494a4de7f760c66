package kz.kualik.signer.key;

import java.util.List;
import kz.kualik.signature.SigningKey;

/** A storage whose password was right. Closing it erases what it holds of private keys, as far as the platform can. */
public interface OpenStorage extends AutoCloseable {

    /** The kind of storage. */
    StorageName name();

    /** All keys that have a certificate, in the storage's order. */
    List<StoredKey> keys();

    /**
     * The key to sign with; it works until this storage is closed.
     *
     * @throws UnusableStoredKeyException if it is of a kind that is not signed with any more, or not of this storage
     */
    SigningKey signingKey(StoredKey key) throws UnusableStoredKeyException;

    @Override
    void close();
}
