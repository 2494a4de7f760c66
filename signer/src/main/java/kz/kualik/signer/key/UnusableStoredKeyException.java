package kz.kualik.signer.key;

/** A stored key cannot be signed with. */
public final class UnusableStoredKeyException extends Exception {

    private static final long serialVersionUID = 1L;

    private UnusableStoredKeyException(String reason) {
        super(reason);
    }

    static UnusableStoredKeyException oldAlgorithm(StoredKey key) {
        return new UnusableStoredKeyException("nothing is signed any more with keys of the algorithm "
                + key.certificate().publicKeyInfo().getAlgorithm().getAlgorithm());
    }

    static UnusableStoredKeyException unknown(StoredKey key) {
        return new UnusableStoredKeyException("there is no key " + key.alias() + " in this storage");
    }
}
