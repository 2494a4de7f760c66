package kz.kualik.authority.guard;

import java.time.Instant;
import java.util.Optional;

/** Somebody who has times of earlier acts on record, also from before this process began. */
@FunctionalInterface
public interface TimeWitness {

    /** The newest time up to this one; empty if there is none. */
    Optional<Instant> newestUpTo(Instant latest);
}
