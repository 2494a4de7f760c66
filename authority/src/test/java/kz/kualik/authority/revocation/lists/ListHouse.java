package kz.kualik.authority.revocation.lists;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import kz.kualik.authority.RevocationListProperties;
import kz.kualik.authority.audit.TestAuditLog;
import kz.kualik.authority.guard.ClockGuard;
import kz.kualik.authority.guard.TestDisk;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.issuance.TestStore;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.keys.PublicAddresses;
import kz.kualik.authority.keys.TestKeys;
import kz.kualik.authority.keys.TestLeaves;
import kz.kualik.authority.testing.TestClock;
import kz.kualik.authority.testing.TestDatabase;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.crl.CertificateRevocationList;
import kz.kualik.pki.crl.MalformedCrlException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A node that makes lists on a real database, with a clock that belongs to the test. */
final class ListHouse {

    static final IssuerId ECDSA = new IssuerId("ecdsa");

    static final RevocationListProperties DELTAS_ONLY =
            new RevocationListProperties(Duration.ofHours(24), Duration.ofHours(6), 1, 0, true);

    final HandClock clock;
    final JdbcTransactionManager transactions;
    final JdbcClient jdbc;
    final TestStore store;
    final ListAddresses addresses;
    final ListPublisher publisher;
    final Path folder;

    /** Time stands still until it is moved. */
    static final class HandClock extends Clock {

        private volatile Instant now = TestKeys.BORN.plusSeconds(3_600);

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    ListHouse(TestDatabase database, RevocationListProperties properties, HandClock clock, Path folder) {
        this(database, properties, clock, TestClock.believed(clock), folder);
    }

    ListHouse(
            TestDatabase database,
            RevocationListProperties properties,
            HandClock clock,
            ClockGuard guard,
            Path folder) {
        var source = database.dataSource();
        var urls = new PublicAddresses(URI.create("http://status.example.kz/"));
        this.clock = clock;
        this.folder = folder;
        this.transactions = new JdbcTransactionManager(source);
        this.jdbc = JdbcClient.create(source);
        this.store = new TestStore(source);
        this.addresses = new ListAddresses(properties, urls);
        this.publisher = ListConfiguration.publisher(
                properties,
                urls,
                TestKeys.keys(),
                folder,
                jdbc,
                TestAuditLog.on(source, clock),
                transactions,
                guard,
                TestDisk.roomy(),
                clock);
        publisher.load();
    }

    /** Makes what is due of the issuer that most tests use. */
    void makeDue() {
        publisher.makeDue(ECDSA);
    }

    /** A certificate that names the lists of this house's configuration. */
    Certificate issue() throws Exception {
        var certificate = TestLeaves.by(ECDSA, serial -> addresses.of(new CertificateId(ECDSA, serial)));
        store.add(ECDSA, certificate, TestKeys.BORN);
        return certificate;
    }

    void revoke(Certificate certificate) {
        jdbc.sql("""
                insert into revocation (issuer, serial, ground, reason, received_at, revoked_at,
                                        actor_kind, actor_id)
                values ('ecdsa', :serial, 'OWNER_REQUEST', 1, cast(:at as timestamptz), cast(:at as timestamptz),
                        'system', 'test')
                """)
                .param("serial", certificate.serialNumber().toString())
                .param("at", clock.instant().toString())
                .update();
    }

    long number(String name) {
        return publisher.newest(name).orElseThrow().number();
    }

    Path path(String name) {
        return folder.resolve(name + "." + number(name) + ".crl");
    }

    CertificateRevocationList list(String name) throws MalformedCrlException {
        try {
            return CertificateRevocationList.parse(Files.readAllBytes(path(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
