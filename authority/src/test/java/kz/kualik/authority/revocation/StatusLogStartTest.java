package kz.kualik.authority.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import kz.kualik.authority.audit.TestAuditLog;
import kz.kualik.authority.issuance.TestStore;
import kz.kualik.authority.keys.TestKeys;
import kz.kualik.authority.revocation.feed.FeedSignatures;
import kz.kualik.authority.revocation.feed.LocalIndex;
import kz.kualik.authority.revocation.feed.StatusJournal;
import kz.kualik.authority.revocation.feed.StatusLogTable;
import kz.kualik.authority.revocation.feed.StatusSnapshots;
import kz.kualik.authority.testing.TestDatabase;
import kz.kualik.responder.status.FreshnessBounds;
import kz.kualik.responder.status.IssuerId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** The first start on a database that is older than the status log. */
class StatusLogStartTest {

    private static final Clock CLOCK = Clock.fixed(TestKeys.BORN.plusSeconds(60), ZoneOffset.UTC);
    private static final int OLD_ONES = 2 * StatusLogStart.PORTION + 1;

    private final TestDatabase database = TestDatabase.create();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());

    /** One process of the authority. */
    private final class Node {

        final StatusLogTable table = new StatusLogTable(jdbc);
        final LocalIndex index = new LocalIndex(table, new StatusSnapshots(jdbc), FreshnessBounds.usual());
        final StatusLogStart start;

        Node(TransactionOperations transactions) {
            var manager = new JdbcTransactionManager(database.dataSource());
            var store = new TestStore(database.dataSource());
            var journal = new StatusJournal(table, List.of(index), CLOCK);
            var audit = TestAuditLog.on(database.dataSource(), CLOCK);
            var signatures = new FeedSignatures(
                    TestKeys.feedKey(),
                    store.services(TestKeys.houseCertificates(CLOCK), journal, audit, manager, CLOCK),
                    journal,
                    index,
                    TestKeys.ENGINE,
                    new TransactionTemplate(manager));
            start = new StatusLogStart(
                    TestKeys.keys(),
                    signatures,
                    store.serials(),
                    new RevocationTable(jdbc),
                    table,
                    journal,
                    index,
                    transactions);
        }
    }

    @Test
    void whatIsOlderThanTheLogIsEnteredInPortionsAndACrashInBetweenIsGoneOnFrom() {
        certifiedBefore();
        var crashing = new Node(new CrashingAfter(3));

        assertThatThrownBy(crashing.start::begin).isInstanceOf(Crash.class);

        assertThat(oldOnesInTheLog()).isEqualTo(2L * StatusLogStart.PORTION);
        assertThat(jdbc.sql("select begun from status_head")
                        .query(Boolean.class)
                        .single())
                .isFalse();

        var next = new Node(transactions());
        next.start.begin();

        assertThat(oldOnesInTheLog()).as("each of them once").isEqualTo(OLD_ONES);
        assertThat(jdbc.sql("select begun from status_head")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(next.index.index().isComplete(new IssuerId("rsa"))).isTrue();
        assertThat(next.index.index().size(new IssuerId("rsa"))).isGreaterThanOrEqualTo(OLD_ONES);
    }

    private long oldOnesInTheLog() {
        return jdbc.sql("select count(*) from status_record where serial like '7000____'")
                .query(Long.class)
                .single();
    }

    private void certifiedBefore() {
        var application = UUID.randomUUID();
        jdbc.sql("insert into issuance (application_id, state, changed_at) values (:id, 'STORED', :at)")
                .param("id", application)
                .param("at", CLOCK.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                insert into issuance_intent (issuer, serial, application_id, request_number, profile, key_hash, tbs_hash,
                                             node, state, planned_at, settled_at, registry_commitment)
                select 'rsa', to_hex(1879048192 + number), :id, number, 'individual-sign', sha256(number::text::bytea),
                       sha256(number::text::bytea), 'node-1', 'CERTIFIED', :at, :at, decode(repeat('00', 32), 'hex')
                  from generate_series(0, :last) as number
                """)
                .param("id", application)
                .param("at", CLOCK.instant().atOffset(ZoneOffset.UTC))
                .param("last", OLD_ONES - 1)
                .update();
    }

    private TransactionOperations transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
    }

    /** The process ends before its next transaction. */
    private static final class Crash extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private final class CrashingAfter implements TransactionOperations {

        private int left;

        CrashingAfter(int transactions) {
            this.left = transactions;
        }

        @Override
        public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
            if (left-- == 0) {
                throw new Crash();
            }
            return transactions().execute(action);
        }
    }
}
