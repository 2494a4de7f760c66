package kz.kualik.authority.issuance;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The register of those who hold certificates. */
interface Holders {

    /**
     * For each one the id, entered now if only the holder is new; empty where our memory of the person or entity is not what
     * the registry says, and {@link #enter} is needed. Needs a transaction.
     */
    List<Optional<UUID>> of(List<PlannedHolder> holders);

    /** Brings the memory of person and entity up to what the registry says and enters the holder, in a transaction of its own. */
    UUID enter(PlannedHolder holder);
}
