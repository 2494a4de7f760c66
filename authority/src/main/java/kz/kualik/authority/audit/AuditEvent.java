package kz.kualik.authority.audit;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One act to be recorded: who did what to which thing.
 *
 * @param actor who
 * @param action what
 * @param object to which thing
 * @param details what else an auditor must know: short values by name, ids or salted commitments, no personal data
 */
public record AuditEvent(Actor actor, AuditAction action, AuditedObject object, SortedMap<String, String> details) {

    public AuditEvent {
        details.forEach((name, value) -> {
            AuditText.requireId("the name of a detail", name);
            AuditText.requireHarmless("the detail " + name, value);
        });
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }

    /** An act that needs no further words. */
    public static AuditEvent of(Actor actor, AuditAction action, AuditedObject object) {
        return new AuditEvent(actor, action, object, Collections.emptySortedMap());
    }

    /** An act with details; their order does not matter. */
    public static AuditEvent of(Actor actor, AuditAction action, AuditedObject object, Map<String, String> details) {
        return new AuditEvent(actor, action, object, new TreeMap<>(details));
    }
}
