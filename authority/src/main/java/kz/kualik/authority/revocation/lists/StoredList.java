package kz.kualik.authority.revocation.lists;

import java.time.Instant;
import java.util.Optional;
import kz.kualik.authority.keys.IssuerId;

/**
 * A list as the database knows it.
 *
 * @param name by which it is fetched, without the ending
 * @param issuer whose list
 * @param number its CRLNumber
 * @param base of a delta list the number of the oldest full list that it amends
 * @param thisUpdate from when
 * @param nextUpdate until when a newer one is promised
 * @param entries how many serial numbers it revokes
 * @param size in octets
 * @param sha256 of the octets, in hexadecimal
 */
public record StoredList(
        String name,
        IssuerId issuer,
        long number,
        Optional<Long> base,
        Instant thisUpdate,
        Instant nextUpdate,
        int entries,
        long size,
        String sha256) {}
