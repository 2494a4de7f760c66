package kz.kualik.authority.audit;

import java.time.Instant;
import java.util.SortedMap;

/**
 * A row of the chain as plain fields, as it stands in an export: nothing is known of the kinds of actors and actions, so that
 * rows of later versions can be checked too.
 *
 * @param chain the name of the chain
 * @param sequence its place in the chain, from 1
 * @param recordedAt when it was written, to the microsecond
 * @param details by ascending name
 * @param previousHash the hash of the row before
 */
record AuditFields(
        String chain,
        long sequence,
        Instant recordedAt,
        String actorKind,
        String actorId,
        String action,
        String objectKind,
        String objectId,
        SortedMap<String, String> details,
        AuditHash previousHash) {}
