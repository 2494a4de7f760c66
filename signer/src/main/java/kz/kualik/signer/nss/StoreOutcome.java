package kz.kualik.signer.nss;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What became of a change to one store.
 *
 * @param store the database's folder
 * @param problem why it was not changed; nothing if it was
 */
public record StoreOutcome(Path store, Optional<NssException> problem) {

    /** Whether it is now as it should be. */
    public boolean isDone() {
        return problem.isEmpty();
    }
}
