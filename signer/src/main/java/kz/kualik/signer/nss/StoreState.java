package kz.kualik.signer.nss;

import java.nio.file.Path;

/** What a store holds of ours. */
public sealed interface StoreState {

    /** The database's folder. */
    Path store();

    /**
     * It can be read.
     *
     * @param trustsPresent whether the present authority is trusted
     * @param older how many others of this Signer are still there
     */
    record Read(Path store, boolean trustsPresent, int older) implements StoreState {}

    /** It cannot be read, for this reason. */
    record Unreadable(Path store, NssException problem) implements StoreState {}
}
