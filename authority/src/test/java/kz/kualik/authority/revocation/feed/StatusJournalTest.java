package kz.kualik.authority.revocation.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.audit.AuditEvent;
import kz.kualik.authority.audit.AuditedObject;
import kz.kualik.authority.audit.TestAuditLog;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.testing.TestDatabase;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.responder.feed.FeedRecord;
import kz.kualik.responder.status.FreshnessBounds;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

class StatusJournalTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00.5Z"), ZoneOffset.UTC);
    private static final IssuerId RSA = new IssuerId("rsa");

    private final TestDatabase database = TestDatabase.create();
    private final Node node = new Node();

    /** One process of the authority. */
    private final class Node {

        final JdbcClient jdbc;
        final TransactionTemplate transactions;
        final StatusLogTable table;
        final LocalIndex index;
        final StatusJournal journal;

        Node() {
            var source = database.dataSource();
            jdbc = JdbcClient.create(source);
            transactions = new TransactionTemplate(new JdbcTransactionManager(source));
            table = new StatusLogTable(jdbc);
            index = new LocalIndex(table, new StatusSnapshots(jdbc), FreshnessBounds.usual());
            journal = new StatusJournal(table, List.of(index), CLOCK);
        }

        void issue(CertificateId... ids) {
            transactions.executeWithoutResult(transaction -> journal.issued(List.of(ids)));
        }
    }

    @Test
    void aLineStandsWithItsTransactionAndTheIndexKnowsItAtOnce() {
        node.issue(id(1), id(2));
        node.transactions.executeWithoutResult(transaction ->
                node.journal.revoked(id(1), CLOCK.instant(), Optional.of(RevocationReason.KEY_COMPROMISE)));

        assertThat(node.table.after(0, 10))
                .extracting(FeedRecord::position, FeedRecord::state)
                .containsExactly(
                        tuple(1L, FeedRecord.State.ISSUED),
                        tuple(2L, FeedRecord.State.ISSUED),
                        tuple(3L, FeedRecord.State.REVOKED));
        assertThat(node.table.after(2, 10).getFirst().reason()).contains(RevocationReason.KEY_COMPROMISE);
        assertThat(node.table.after(2, 10).getFirst().time()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(node.index.index().contains(wire(), id(2).serial())).isTrue();
    }

    @Test
    void whatIsRolledBackIsNotInTheLogAndLeavesNoGap() {
        node.issue(id(1));
        node.transactions.executeWithoutResult(transaction -> {
            node.journal.issued(List.of(id(2)));
            transaction.setRollbackOnly();
        });
        node.issue(id(3));

        assertThat(node.table.after(0, 10))
                .extracting(record -> record.serialNumber().value().intValueExact())
                .containsExactly(1, 3);
        assertThat(node.table.head().position()).isEqualTo(2);
        assertThat(node.index.index().contains(wire(), id(2).serial())).isFalse();
    }

    @Test
    void theEndOfTheLogIsFoundByItsIndexWhereNoTableMayBeReadFromEndToEnd() {
        var scans = node.transactions.execute(transaction -> {
            node.jdbc
                    .sql("select set_config('enable_seqscan', 'off', true)")
                    .query(String.class)
                    .single();
            node.journal.issued(List.of(id(1)));
            return node.jdbc
                    .sql("select seq_scan from pg_stat_xact_user_tables where relname = 'status_head'")
                    .query(Long.class)
                    .single();
        });

        assertThat(scans).isZero();
    }

    @Test
    void withoutATransactionNothingIsTold() {
        assertThatThrownBy(() -> node.journal.issued(List.of(id(1))))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void manyNodesWriteOneChainWithoutGaps() throws Exception {
        var nodes = List.of(new Node(), new Node(), new Node(), new Node());
        var acts = IntStream.range(0, 100)
                .mapToObj(act -> (Callable<Void>) () -> {
                    nodes.get(act % nodes.size()).issue(id(3 * act + 1), id(3 * act + 2), id(3 * act + 3));
                    return null;
                })
                .toList();

        try (var executor = Executors.newFixedThreadPool(8)) {
            for (var done : executor.invokeAll(acts)) {
                done.get();
            }
        }

        node.index.catchUp();
        assertThat(node.table.after(0, 1000))
                .extracting(FeedRecord::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 300).boxed().toList());
        assertThat(node.index.index().size(wire())).isEqualTo(300);
    }

    @Test
    void whoeverReadsTheEndSeesEveryRecordBeforeIt() throws Exception {
        var writers = List.of(new Node(), new Node());
        try (var executor = Executors.newFixedThreadPool(3)) {
            var writing = new ArrayList<Future<?>>();
            for (var writer : writers) {
                var first = writers.indexOf(writer) * 1000;
                writing.add(executor.submit(
                        () -> IntStream.rangeClosed(1, 100).forEach(n -> writer.issue(id(first + n)))));
            }
            while (!writing.stream().allMatch(Future::isDone)) {
                var end = node.table.head().position();
                // Read without a limit: one of the size of the log would let a record that came later stand in for a
                // gap.
                assertThat(node.table.after(0, Integer.MAX_VALUE).stream()
                                .map(FeedRecord::position)
                                .filter(position -> position <= end))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, end).boxed().toList());
            }
            for (var done : writing) {
                done.get();
            }
        }
    }

    @Test
    void anotherNodeFollowsByItself() {
        var other = new Node();
        other.index.start();
        try {
            node.issue(id(7));

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> other.index.index().contains(wire(), id(7).serial()));
        } finally {
            other.index.stop();
        }
    }

    @Test
    void aRecordThatWasChangedInTheDatabaseIsNotBelieved() {
        node.issue(id(1), id(2));
        node.jdbc.sql("alter table status_record disable trigger user").update();
        node.jdbc
                .sql("update status_record set serial = '09' where position = 1")
                .update();

        assertThatThrownBy(() -> new Node().index.catchUp()).isInstanceOf(DamagedStatusLogException.class);
    }

    @Test
    void aLogThatGoesBackIsNoticed() {
        node.issue(id(1), id(2));
        node.index.catchUp();
        node.jdbc.sql("alter table status_record disable trigger user").update();
        node.jdbc.sql("delete from status_record where position = 2").update();
        node.jdbc.sql("update status_head set position = 1").update();

        assertThatThrownBy(node.index::catchUp)
                .isInstanceOf(DamagedStatusLogException.class)
                .hasMessageContaining("2 records were read");
    }

    @Test
    void recordsCannotBeTakenBack() {
        node.issue(id(1));

        assertThatThrownBy(() -> node.jdbc.sql("delete from status_record").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void theStatusLogIsLockedBeforeTheAuditLogWhateverTheOrderOfCalls() throws Exception {
        var audit = TestAuditLog.on(database.dataSource(), CLOCK);
        var acts = IntStream.rangeClosed(1, 60)
                .mapToObj(act -> (Callable<Void>) () -> {
                    node.transactions.executeWithoutResult(transaction -> {
                        if (act % 2 == 0) {
                            node.journal.issued(List.of(id(act)));
                        }
                        audit.record(AuditEvent.of(
                                new Actor.SystemPart("test"),
                                AuditAction.CERTIFICATE_ISSUED,
                                new AuditedObject("certificate", id(act).toString())));
                        if (act % 2 == 1) {
                            node.journal.issued(List.of(id(act)));
                        }
                    });
                    return null;
                })
                .toList();

        try (var executor = Executors.newFixedThreadPool(8)) {
            for (var done : executor.invokeAll(acts)) {
                done.get();
            }
        }

        assertThat(node.table.head().position()).isEqualTo(60);
    }

    private static CertificateId id(int serial) {
        return new CertificateId(RSA, new SerialNumber(BigInteger.valueOf(serial)));
    }

    private static kz.kualik.responder.status.IssuerId wire() {
        return new kz.kualik.responder.status.IssuerId(RSA.value());
    }
}
