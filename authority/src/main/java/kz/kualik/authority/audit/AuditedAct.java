package kz.kualik.authority.audit;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row of the audit log, for reading.
 *
 * @param chain the node's chain
 * @param sequence its place there
 * @param at when
 * @param actor who, as {@code kind/id}
 * @param action what
 * @param object to which thing
 * @param details what else was recorded
 * @param hash the row's hash in hexadecimal
 */
public record AuditedAct(
        String chain,
        long sequence,
        Instant at,
        String actor,
        String action,
        AuditedObject object,
        Map<String, String> details,
        String hash) {

    public AuditedAct {
        details = new TreeMap<>(details);
    }
}
