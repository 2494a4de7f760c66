package kz.kualik.authority.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import kz.kualik.authority.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class ChainedAuditLogTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00.123456789Z"), ZoneOffset.UTC);

    private final DataSource source = TestDatabase.create().dataSource();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final TransactionTemplate transactions = new TransactionTemplate(manager());
    private final AuditLog log = TestAuditLog.on(source, CLOCK);

    @Test
    void rowsFormAChainWithoutGaps() {
        for (var number = 0; number < 3; number++) {
            record(event(number), event(100 + number));
        }

        var rows = rows();
        assertThat(rows).extracting(AuditRecord::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(rows.getFirst().previousHash()).isEqualTo(AuditHash.beforeTheFirst());
        for (var number = 1; number < rows.size(); number++) {
            assertThat(rows.get(number).previousHash())
                    .isEqualTo(rows.get(number - 1).hash());
        }
    }

    @Test
    void theStoredHashIsThatOfTheStoredRow() {
        record(event(1));

        assertThat(jdbc.sql("select hash from audit_record").query(byte[].class).single())
                .isEqualTo(rows().getFirst().hash().toOctets());
    }

    @Test
    void theHeadIsTheLastRow() {
        record(event(1), event(2));

        assertThat(jdbc.sql("select hash from audit_chain").query(byte[].class).single())
                .isEqualTo(rows().getLast().hash().toOctets());
    }

    @Test
    void anActThatIsRolledBackLeavesNoRowAndNoGap() {
        record(event(1));
        transactions.executeWithoutResult(transaction -> {
            log.record(event(2));
            transaction.setRollbackOnly();
        });
        record(event(3));

        assertThat(rows()).extracting(AuditRecord::sequence).containsExactly(1L, 2L);
    }

    @Test
    void anActOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> log.record(event(1))).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void anActThatAListenerOfTheCommitIsTheFirstToRecordStandsInTheChain() {
        transactions.executeWithoutResult(transaction -> beforeCommit(() -> log.record(event(1))));

        assertThat(rows()).hasSize(1);
    }

    @Test
    void ifItCannotBeWrittenThenNothingOfTheTransactionStands() {
        jdbc.sql("alter table audit_record rename to audit_record_away").update();

        assertThatThrownBy(() -> transactions.executeWithoutResult(transaction -> {
                    jdbc.sql("insert into holder (id, kind) values (gen_random_uuid(), 'INDIVIDUAL')")
                            .update();
                    beforeCommit(() -> log.record(event(1)));
                }))
                .isInstanceOf(AuditUnavailableException.class);

        assertThat(jdbc.sql("select count(*) from holder").query(Long.class).single())
                .isZero();
    }

    @Test
    void transactionsThatDoNotTellOfTheirCommitsFailLoudly() {
        var deaf = new TransactionTemplate(new JdbcTransactionManager(source));

        assertThatThrownBy(() -> deaf.executeWithoutResult(transaction -> beforeCommit(() -> log.record(event(1)))))
                .isInstanceOf(IllegalTransactionStateException.class)
                .hasMessageContaining("without its audit row");
    }

    private static void beforeCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                action.run();
            }
        });
    }

    @Test
    void anActThatCannotBeRecordedDoesNotHappen() {
        jdbc.sql("alter table audit_record rename to audit_record_away").update();

        assertThatThrownBy(() -> transactions.executeWithoutResult(transaction -> {
                    jdbc.sql("insert into holder (id, kind) values (gen_random_uuid(), 'INDIVIDUAL')")
                            .update();
                    log.record(event(1));
                }))
                .isInstanceOf(AuditUnavailableException.class);

        assertThat(jdbc.sql("select count(*) from holder").query(Long.class).single())
                .isZero();
    }

    @Test
    void aRowCanNeitherBeChangedNorRemoved() {
        record(event(1));

        for (var attempt : List.of(
                "update audit_record set actor_id = 'someone else'",
                "delete from audit_record",
                "truncate audit_record")) {
            assertThatThrownBy(() -> jdbc.sql(attempt).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("never changed or removed");
        }
    }

    @Test
    void actsAtOnceMakeOneChain() throws Exception {
        try (var executor = Executors.newFixedThreadPool(6)) {
            var acts = IntStream.range(0, 60)
                    .mapToObj(number -> (Callable<Void>) () -> {
                        record(event(number));
                        return null;
                    })
                    .toList();
            for (var act : executor.invokeAll(acts)) {
                act.get();
            }
        }

        var rows = rows();
        assertThat(rows).hasSize(60);
        for (var number = 1; number < rows.size(); number++) {
            assertThat(rows.get(number).previousHash())
                    .isEqualTo(rows.get(number - 1).hash());
        }
    }

    private JdbcTransactionManager manager() {
        var manager = new JdbcTransactionManager(source);
        manager.setTransactionExecutionListeners(List.of(new LateAuditEvents()));
        return manager;
    }

    private void record(AuditEvent... events) {
        transactions.executeWithoutResult(transaction -> List.of(events).forEach(log::record));
    }

    private static AuditEvent event(int number) {
        return AuditEvent.of(
                new Actor.Operator("op-" + number),
                AuditAction.APPLICATION_APPROVED,
                new AuditedObject("application", Integer.toString(number)),
                Map.of("centre", "7501", "zone", "a \"quoted\" \\ value"));
    }

    private List<AuditRecord> rows() {
        return jdbc.sql("""
                select r.*, (select string_agg(key || '=' || value, '|' order by key) from jsonb_each_text(r.details)) as flat
                  from audit_record r
                 order by sequence
                """)
                .query((row, number) -> {
                    var details = new TreeMap<String, String>();
                    for (var pair : row.getString("flat").split("\\|", -1)) {
                        details.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
                    }
                    return new AuditRecord(
                            row.getString("chain"),
                            row.getLong("sequence"),
                            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                            new AuditEvent(
                                    new Actor.Operator(row.getString("actor_id")),
                                    AuditAction.valueOf(row.getString("action")),
                                    new AuditedObject(row.getString("object_kind"), row.getString("object_id")),
                                    details),
                            AuditHash.ofOctets(row.getBytes("previous_hash")));
                })
                .list();
    }
}
