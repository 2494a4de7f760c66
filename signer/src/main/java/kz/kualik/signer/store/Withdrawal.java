package kz.kualik.signer.store;

import java.time.Instant;
import java.util.Optional;
import kz.kualik.signer.site.Origin;

/**
 * A person has taken back everything that a site was given. It stays on record because a site may also have been named on the
 * command line of a Signer that is running: what is younger counts.
 *
 * @param number its place in the order of all that was given and taken back
 * @param origin which site; empty for all of them
 * @param time when
 */
public record Withdrawal(long number, Optional<Origin> origin, Instant time) {

    /** Whether this site has lost what it had. */
    boolean concerns(Origin site) {
        return origin.map(site::equals).orElse(true);
    }
}
