package kz.kualik.signer.store;

import java.time.Instant;
import java.util.Set;
import kz.kualik.signer.consent.Permission;
import kz.kualik.signer.site.Origin;

/**
 * What a person has given a site once for all.
 *
 * @param number its place in the order of all that was given and taken back
 * @param origin which site
 * @param permission what for
 * @param since when it was given
 * @param keys SHA-256 of the certificates whose keys may be used, in hexadecimal; empty for all keys
 */
public record StoredConsent(long number, Origin origin, Permission permission, Instant since, Set<String> keys) {

    public StoredConsent {
        keys = Set.copyOf(keys);
    }
}
