package kz.kualik.authority.revocation.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import kz.kualik.authority.audit.TestAuditLog;
import kz.kualik.authority.backup.AuthorityRestored;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.issuance.TestStore;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.keys.TestKeys;
import kz.kualik.authority.testing.TestDatabase;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.responder.feed.FeedHead;
import kz.kualik.responder.feed.FeedReply;
import kz.kualik.responder.status.FreshnessBounds;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How the status log is kept short, and what a start makes of every state in between. */
class LogKeeperTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    private static final IssuerId RSA = new IssuerId("rsa");
    private static final int AFTER = 10;

    private final TestDatabase database = TestDatabase.create();
    private final Node node = new Node();

    /** One process of the authority. */
    private final class Node {

        final JdbcClient jdbc;
        final TransactionTemplate transactions;
        final StatusLogTable table;
        final StatusSnapshots snapshots;
        final LocalIndex index;
        final StatusJournal journal;
        final LogKeeper keeper;

        Node() {
            this(database.dataSource());
        }

        Node(DataSource source) {
            jdbc = JdbcClient.create(source);
            transactions = new TransactionTemplate(new JdbcTransactionManager(source));
            table = new StatusLogTable(jdbc);
            snapshots = new StatusSnapshots(jdbc);
            index = new LocalIndex(table, snapshots, FreshnessBounds.usual());
            journal = new StatusJournal(table, List.of(index), CLOCK);
            keeper = new LogKeeper(table, snapshots, index, transactions, CLOCK, AFTER);
        }

        void issue(int from, int to) {
            transactions.executeWithoutResult(transaction -> journal.issued(
                    IntStream.rangeClosed(from, to).mapToObj(LogKeeperTest::id).toList()));
            index.catchUp();
        }

        void revoke(int serial) {
            transactions.executeWithoutResult(transaction ->
                    journal.revoked(id(serial), CLOCK.instant(), Optional.of(RevocationReason.KEY_COMPROMISE)));
            index.catchUp();
        }

        long records() {
            return jdbc.sql("select count(*) from status_record")
                    .query(Long.class)
                    .single();
        }
    }

    @Test
    void beforeThereAreEnoughRecordsNothingIsDone() {
        node.issue(1, AFTER - 1);
        node.keeper.keep();

        assertThat(node.snapshots.positions()).isEmpty();
        assertThat(node.records()).isEqualTo(AFTER - 1);
    }

    @Test
    void recordsAreRemovedBehindTheSecondNewestSnapshotAndAStartKnowsEverything() {
        threeSnapshots();

        assertThat(node.snapshots.positions()).containsExactly(32L, 22L);
        assertThat(node.table.base().position()).isEqualTo(22);
        assertThat(node.records()).isEqualTo(10);
        node.issue(32, 35);

        var next = new Node();
        next.index.catchUp();

        assertThat(next.index.position()).isEqualTo(36);
        assertKnows(next, 35);
        next.issue(36, 37);
        assertKnows(next, 37);
    }

    @Test
    void aCrashAfterTheBaseHasMovedLeavesRecordsThatTheNextRunRemoves() {
        twoSnapshots();
        var first = node.snapshots.positions().getLast();
        node.table.moveBase(first, node.snapshots.hashOf(first).orElseThrow());
        assertThat(node.records()).isEqualTo(22);

        var next = new Node();
        next.index.catchUp();
        assertKnows(next, 21);
        next.keeper.keep();

        assertThat(next.records()).isEqualTo(22 - first);
        var last = new Node();
        last.index.catchUp();
        assertKnows(last, 21);
    }

    @Test
    void aSnapshotThatIsDamagedIsReplacedByTheOneBefore() {
        threeSnapshots();
        damage(32);

        var next = new Node();
        next.index.catchUp();

        assertThat(next.index.position()).isEqualTo(32);
        assertKnows(next, 31);
    }

    @Test
    void withoutAnySnapshotAPrunedLogIsNotBelieved() {
        threeSnapshots();
        damage(32);
        damage(22);

        assertThatThrownBy(() -> new Node().index.catchUp())
                .isInstanceOf(DamagedStatusLogException.class)
                .hasMessageContaining("its records begin after 22");
    }

    @Test
    void recordsBeyondTheBaseCannotBeRemoved() {
        threeSnapshots();

        assertThatThrownBy(() -> node.jdbc
                        .sql("delete from status_record where position = 23")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() ->
                        node.jdbc.sql("update status_record set serial = '09'").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aProcessThatWasAwayForTooLongBeginsWithASnapshot() {
        node.issue(1, 2);
        var away = new Node();
        away.index.catchUp();
        away.index.index().markComplete(wire());
        node.issue(3, 12);
        node.keeper.keep();
        node.issue(13, 24);
        node.keeper.keep();
        assertThat(node.table.base().position()).isEqualTo(12);

        away.index.catchUp();

        assertThat(away.index.position()).isEqualTo(24);
        assertThat(away.index.index().status(wire(), id(24).serial())).contains(new CertificateStatus.Good());
    }

    /** Wherever it stands in its reading: each of its statements in turn meets a log that was let go just before. */
    @Test
    void aProcessThatReadsWhileAnotherOneLetsTheLogGoBeginsAnew() {
        node.issue(1, 2);
        node.revoke(1);
        int last = 2;
        for (int statement = 1; statement <= 12; statement++) {
            node.issue(last + 1, last + 2);
            int from = last + 3;
            var interrupted = new Interrupted(database.dataSource(), statement, () -> {
                letGo(from);
                letGo(from + AFTER);
            });
            var reading = new Node(interrupted);
            while (interrupted.left > 0) {
                reading.index.catchUp();
            }
            reading.index.catchUp();

            last = from + 2 * AFTER - 1;
            assertThat(reading.index.position())
                    .as("interrupted at statement %d", statement)
                    .isEqualTo(node.table.head().position());
            assertKnows(reading, last);
        }
    }

    /** Just before the hash is read that its answer was to end with. */
    @Test
    void aResponderFarBehindThatAsksWhileTheLogIsLetGoHearsThatItIs() {
        var far = FeedReply.LARGEST + 50;
        node.issue(1, far);
        node.keeper.keep();
        var interrupted = new Interrupted(database.dataSource(), 4, () -> letGo(far + 1));
        var asked = new Node(interrupted);
        var manager = new JdbcTransactionManager(database.dataSource());
        var services = new TestStore(database.dataSource())
                .services(
                        TestKeys.houseCertificates(CLOCK),
                        asked.journal,
                        TestAuditLog.on(database.dataSource(), CLOCK),
                        manager,
                        CLOCK);
        var signatures = new FeedSignatures(
                TestKeys.feedKey(), services, asked.journal, asked.index, TestKeys.ENGINE, asked.transactions);
        var service = new FeedService(asked.table, asked.index, signatures, CLOCK);

        assertThatThrownBy(() -> service.after(0, new byte[FeedHead.NONCE_LENGTH], Duration.ZERO))
                .isInstanceOf(PrunedLogException.class);
        assertThat(interrupted.left).isNegative();
        assertThat(node.table.base().position()).isGreaterThan(FeedReply.LARGEST);
    }

    private void letGo(int from) {
        node.issue(from, from + AFTER - 1);
        node.keeper.keep();
    }

    /** Runs something once, before a statement of this number. */
    private static final class Interrupted extends DelegatingDataSource {

        private final Runnable something;
        private int left;

        Interrupted(DataSource source, int statement, Runnable something) {
            super(source);
            this.left = statement;
            this.something = something;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (--left == 0) {
                something.run();
            }
            return super.getConnection();
        }
    }

    /** A snapshot of millions takes its time to go; nobody who issues or revokes may wait for that. */
    @Test
    void theEndOfTheLogIsFreeWhileASnapshotIsRemoved() {
        threeSnapshots();
        removalAsksThatTheEndIsFree();
        node.issue(32, 42);

        node.keeper.keep();

        assertThat(node.snapshots.positions()).hasSize(2).doesNotContain(22L);
    }

    /** The database refuses to remove a snapshot in a transaction that holds the row of the log's end. */
    private void removalAsksThatTheEndIsFree() {
        node.jdbc.sql("""
                create function refuse_to_hold_the_end() returns trigger language plpgsql as $$
                begin
                    if exists (select 1
                                 from status_head
                                where xmin = pg_current_xact_id()::xid) then
                        raise exception 'the end of the log is held';
                    end if;
                    return old;
                end
                $$
                """).update();
        node.jdbc.sql("""
                create trigger end_is_free
                before delete on status_snapshot
                for each row execute function refuse_to_hold_the_end()
                """).update();
    }

    @Test
    void aRestoredLogIsAnotherOneThatGoesOnWithTheSameRecords() {
        node.issue(1, 5);
        var before = node.table.head();
        node.transactions.executeWithoutResult(transaction ->
                new RestoredStatusLog(node.table).renew(new AuthorityRestored(CLOCK.instant(), "former")));

        var next = new Node();
        next.index.catchUp();
        next.issue(6, 7);

        assertThat(next.table.head().log()).isNotEqualTo(before.log());
        assertThat(next.index.reached().log()).isEqualTo(next.table.head().log());
        assertThat(next.index.position()).isEqualTo(7);
        var again = new Node();
        again.index.catchUp();
        assertThat(again.index.position()).isEqualTo(7);
    }

    private void twoSnapshots() {
        node.issue(1, 11);
        node.keeper.keep();
        node.revoke(1);
        node.issue(12, 21);
        var reached = node.index.reached();
        node.transactions.executeWithoutResult(
                transaction -> node.snapshots.store(reached, node.index.index(), CLOCK.instant()));
    }

    private void threeSnapshots() {
        twoSnapshots();
        node.issue(22, 31);
        node.keeper.keep();
    }

    private void damage(long position) {
        node.jdbc
                .sql("update status_snapshot_piece set octets = substring(octets from 2) where position = :position")
                .param("position", position)
                .update();
    }

    /** All are good but the first, which is revoked. */
    private static void assertKnows(Node some, int last) {
        some.index.index().markComplete(wire());
        for (int serial = 2; serial <= last; serial++) {
            assertThat(some.index.index().status(wire(), id(serial).serial()))
                    .as("certificate %d", serial)
                    .contains(new CertificateStatus.Good());
        }
        assertThat(some.index.index().isRevoked(wire(), id(1).serial())).isTrue();
    }

    private static kz.kualik.responder.status.IssuerId wire() {
        return new kz.kualik.responder.status.IssuerId("rsa");
    }

    private static CertificateId id(int serial) {
        return new CertificateId(RSA, new SerialNumber(BigInteger.valueOf(1_000 + serial)));
    }
}
