package kz.kualik.responder.time;

import java.time.Instant;
import java.util.Optional;

/** Time that may be certified. */
public interface TrustedTime {

    /**
     * The present moment.
     *
     * @throws TimeNotAvailableException if the clock cannot be believed at present
     */
    Instant now() throws TimeNotAvailableException;

    /** Why there is no time to be had at present, one English sentence; empty where all is well. */
    Optional<String> problem();
}
