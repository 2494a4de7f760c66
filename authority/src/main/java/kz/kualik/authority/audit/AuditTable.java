package kz.kualik.authority.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import kz.kualik.authority.guard.TimeWitness;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code audit_chain} and {@code audit_record}. */
@Component
final class AuditTable implements TimeWitness {

    /** The last row's number and hash. */
    record Head(long sequence, AuditHash hash) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    AuditTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Instant> newestUpTo(Instant latest) {
        return jdbc.sql("""
                select recorded_at
                  from audit_record
                 where recorded_at <= :latest
                 order by recorded_at desc
                 limit 1
                """)
                .param("latest", latest.atOffset(ZoneOffset.UTC))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
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

    /** Appends consecutive rows of one chain and moves its head to the last of them, in one statement. */
    void append(List<AuditRecord> rows, Head last) {
        var first = rows.getFirst();
        jdbc.sql("""
                with appended as (
                    insert into audit_record (chain,       sequence,              recorded_at,
                                              actor_kind,  actor_id,              action,
                                              object_kind, object_id,             details,
                                              previous_hash, hash)
                    select                    :chain,      :before + r.position,  :recordedAt,
                                              r.actor_kind, r.actor_id,           r.action,
                                              r.object_kind, r.object_id,         r.details,
                                              r.previous_hash, r.hash
                      from unnest(cast(:actorKinds     as text[]),  cast(:actorIds  as text[]),
                                  cast(:actions        as text[]),
                                  cast(:objectKinds    as text[]),  cast(:objectIds as text[]),
                                  cast(:details        as jsonb[]),
                                  cast(:previousHashes as bytea[]), cast(:hashes    as bytea[]))
                           with ordinality
                        as r (actor_kind, actor_id, action, object_kind, object_id, details,
                              previous_hash, hash, position)
                )
                update audit_chain
                   set sequence = :sequence, hash = :hash
                 where chain = :chain
                """)
                .param("chain", first.chain())
                .param("before", first.sequence() - 1)
                .param("recordedAt", first.recordedAt().atOffset(ZoneOffset.UTC))
                .param("actorKinds", texts(rows, row -> row.event().actor().kind()))
                .param("actorIds", texts(rows, row -> row.event().actor().id()))
                .param("actions", texts(rows, row -> row.event().action().name()))
                .param("objectKinds", texts(rows, row -> row.event().object().kind()))
                .param("objectIds", texts(rows, row -> row.event().object().id()))
                .param(
                        "details",
                        texts(rows, row -> JSON.writeValueAsString(row.event().details())))
                .param("previousHashes", octets(rows, AuditRecord::previousHash))
                .param("hashes", octets(rows, AuditRecord::hash))
                .param("sequence", last.sequence())
                .param("hash", last.hash().toOctets())
                .update();
    }

    private static String[] texts(List<AuditRecord> rows, Function<AuditRecord, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static byte[][] octets(List<AuditRecord> rows, Function<AuditRecord, AuditHash> value) {
        return rows.stream().map(value).map(AuditHash::toOctets).toArray(byte[][]::new);
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
