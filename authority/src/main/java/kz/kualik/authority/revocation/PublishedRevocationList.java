package kz.kualik.authority.revocation;

import java.time.Instant;
import kz.kualik.authority.keys.IssuerId;

/**
 * A full revocation list (RFC 5280, section 5) as it is stored and served.
 *
 * @param issuer whose list
 * @param number its CRLNumber
 * @param thisUpdate from when
 * @param nextUpdate until when a newer one is promised
 * @param entries how many serial numbers it revokes
 * @param encoded the DER encoding
 */
@SuppressWarnings("ArrayRecordComponent") // carried from the signer to the table and the wire, never compared
record PublishedRevocationList(
        IssuerId issuer, long number, Instant thisUpdate, Instant nextUpdate, int entries, byte[] encoded) {}
