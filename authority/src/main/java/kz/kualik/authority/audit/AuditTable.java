package kz.kualik.authority.audit;

import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code audit_chain} and {@code audit_record}. */
@Component
final class AuditTable {

    /** The last row's number and hash. */
    record Head(long sequence, AuditHash hash) {}

    private final JdbcClient jdbc;

    AuditTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the chain until the end of the transaction and tells its head; a chain that is not there yet is begun. */
    Head lockHead(String chain) {
        var heads = selectHead(chain);
        if (heads.isEmpty()) {
            jdbc.sql("""
                    insert into audit_chain (chain, sequence, hash)
                    values                  (:chain, 0, :hash)
                    on conflict (chain) do nothing
                    """)
                    .param("chain", chain)
                    .param("hash", AuditHash.beforeTheFirst().toOctets())
                    .update();
            heads = selectHead(chain);
        }
        return heads.getFirst();
    }

    /** Appends the row and moves the head to it, in one statement. */
    void append(AuditRecord row) {
        var event = row.event();
        jdbc.sql("""
                with appended as (
                    insert into audit_record (chain,      sequence,     recorded_at,
                                              actor_kind, actor_id,     action,
                                              object_kind, object_id,   details,
                                              previous_hash, hash)
                    values                   (:chain,     :sequence,    :recordedAt,
                                              :actorKind, :actorId,     :action,
                                              :objectKind, :objectId,   jsonb_object(:names, :values),
                                              :previousHash, :hash)
                )
                update audit_chain
                   set sequence = :sequence, hash = :hash
                 where chain = :chain
                """)
                .param("chain", row.chain())
                .param("sequence", row.sequence())
                .param("recordedAt", row.recordedAt().atOffset(ZoneOffset.UTC))
                .param("actorKind", event.actor().kind())
                .param("actorId", event.actor().id())
                .param("action", event.action().name())
                .param("objectKind", event.object().kind())
                .param("objectId", event.object().id())
                .param("names", event.details().keySet().toArray(String[]::new))
                .param("values", event.details().values().toArray(String[]::new))
                .param("previousHash", row.previousHash().toOctets())
                .param("hash", row.hash().toOctets())
                .update();
    }

    private List<Head> selectHead(String chain) {
        return jdbc.sql("""
                select sequence, hash
                  from audit_chain
                 where chain = :chain
                   for update
                """)
                .param("chain", chain)
                .query((row, number) -> new Head(row.getLong("sequence"), AuditHash.ofOctets(row.getBytes("hash"))))
                .list();
    }
}
