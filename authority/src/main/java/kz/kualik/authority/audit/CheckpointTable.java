package kz.kualik.authority.audit;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code audit_checkpoint}, and the heads that a checkpoint is made from. */
@Component
final class CheckpointTable {

    /** One maker at a time in the whole cluster; any number that nobody else takes. */
    private static final long LOCK = 0x4155444954L;

    /** How many documents one look takes. */
    private static final int PORTION = 1000;

    /** A stored document with its number. */
    record Stored(long number, String document) {}

    private final JdbcClient jdbc;

    CheckpointTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets nobody else make a checkpoint until the end of the transaction. */
    void lock() {
        jdbc.sql("select true from (select pg_advisory_xact_lock(:lock)) as taken")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    /** How far all chains have come, as of one moment. */
    List<ChainHead> heads() {
        return jdbc.sql("""
                select chain, sequence, hash
                  from audit_chain
                 where sequence > 0
                 order by chain collate "C"
                """)
                .query((row, number) -> new ChainHead(
                        row.getString("chain"), row.getLong("sequence"), AuditHash.ofOctets(row.getBytes("hash"))))
                .list();
    }

    Optional<Stored> last() {
        return jdbc.sql("""
                select number, document
                  from audit_checkpoint
                 order by number desc
                 limit 1
                """)
                .query((row, number) -> new Stored(row.getLong("number"), row.getString("document")))
                .optional();
    }

    /** Those with a higher number, in order, a portion at a time. */
    List<Stored> after(long number) {
        return jdbc.sql("""
                select number, document
                  from audit_checkpoint
                 where number > :number
                 order by number
                 limit :portion
                """)
                .param("number", number)
                .param("portion", PORTION)
                .query((row, index) -> new Stored(row.getLong("number"), row.getString("document")))
                .list();
    }

    void insert(Checkpoint checkpoint) {
        jdbc.sql("""
                insert into audit_checkpoint (number,  made_at, document)
                values                       (:number, :madeAt, :document)
                """)
                .param("number", checkpoint.statement().number())
                .param("madeAt", checkpoint.statement().madeAt().atOffset(ZoneOffset.UTC))
                .param("document", checkpoint.toJson())
                .update();
    }

    /** The hash of one row of a chain; empty if the chain does not go so far. */
    Optional<AuditHash> hashAt(String chain, long sequence) {
        return jdbc.sql("""
                select hash
                  from audit_record
                 where chain = :chain
                   and sequence = :sequence
                """)
                .param("chain", chain)
                .param("sequence", sequence)
                .query((row, number) -> AuditHash.ofOctets(row.getBytes("hash")))
                .optional();
    }
}
