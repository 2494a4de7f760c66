package kz.kualik.authority.revocation.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.TestAuditLog;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.issuance.TestStore;
import kz.kualik.authority.keys.TestKeys;
import kz.kualik.authority.testing.TestDatabase;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.responder.status.FreshnessBounds;
import kz.kualik.responder.status.IssuerId;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What an officer is told who has the feed's key replaced. */
class FeedKeyReplacementTest {

    private static final Clock CLOCK = Clock.fixed(TestKeys.BORN.plusSeconds(60), ZoneOffset.UTC);
    private static final Actor OFFICER = new Actor.Operator("op-1");

    /** A request that may be repeated stores its answer in the same transaction, before anybody has seen the revocation. */
    @Test
    void theAnswerIsTheNewCertificateThoughTheActIsPartOfALargerTransaction() {
        var source = TestDatabase.create().dataSource();
        var jdbc = JdbcClient.create(source);
        var manager = new JdbcTransactionManager(source);
        var transactions = new TransactionTemplate(manager);
        var table = new StatusLogTable(jdbc);
        var index = new LocalIndex(table, new StatusSnapshots(jdbc), FreshnessBounds.usual());
        var journal = new StatusJournal(table, List.of(index), CLOCK);
        var key = TestKeys.feedKey();
        var services = new TestStore(source)
                .services(TestKeys.houseCertificates(CLOCK), journal, TestAuditLog.on(source, CLOCK), manager, CLOCK);
        var signatures = new FeedSignatures(key, services, journal, index, TestKeys.ENGINE, transactions);
        var replacement = new FeedKeyReplacement(
                key,
                signatures,
                (issuer, certificate, profile, compromised, officer) -> journal.revoked(
                        new CertificateId(issuer, certificate.serialNumber()),
                        CLOCK.instant(),
                        Optional.of(RevocationReason.KEY_COMPROMISE)));
        var wire = new IssuerId(key.issuer().id().value());
        index.catchUp();
        var former = signatures.certificate().serialNumber();

        var told = Objects.requireNonNull(transactions.execute(transaction -> replacement.replace(OFFICER)));

        assertThat(told).isNotEqualTo(former);
        assertThat(signatures.certificate().serialNumber()).isEqualTo(told);
        assertThat(index.index().isRevoked(wire, former)).isTrue();
        assertThat(index.index().contains(wire, told)).isTrue();
        assertThat(index.index().isRevoked(wire, told)).isFalse();
    }
}
