package kz.kualik.authority.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import kz.kualik.authority.RevocationListProperties;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.audit.TestAuditLog;
import kz.kualik.authority.guard.TestDisk;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.issuance.TestStore;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.keys.PublicAddresses;
import kz.kualik.authority.keys.ResponderEndpoint;
import kz.kualik.authority.keys.TestKeys;
import kz.kualik.authority.keys.TestLeaves;
import kz.kualik.authority.revocation.feed.FeedSignatures;
import kz.kualik.authority.revocation.feed.LocalIndex;
import kz.kualik.authority.revocation.feed.StatusJournal;
import kz.kualik.authority.revocation.feed.StatusLogTable;
import kz.kualik.authority.revocation.feed.StatusSnapshots;
import kz.kualik.authority.revocation.lists.ListConfiguration;
import kz.kualik.authority.revocation.lists.ListPublisher;
import kz.kualik.authority.testing.TestClock;
import kz.kualik.authority.testing.TestDatabase;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.CertificateRevocationList;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.pki.crl.RevokedCertificate;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.pki.profile.CertificateProfiles;
import kz.kualik.responder.ResponderConfiguration;
import kz.kualik.responder.status.FreshnessBounds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RevocationServiceTest {

    private static final IssuerId ECDSA = new IssuerId("ecdsa");
    private static final Actor OPERATOR = new Actor.Operator("op-1");
    private static final Clock CLOCK = Clock.fixed(TestKeys.BORN.plus(Duration.ofHours(1)), ZoneOffset.UTC);

    private final Path folder;
    private final List<Object> events = new CopyOnWriteArrayList<>();
    private House house;

    RevocationServiceTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        house = new House(TestDatabase.create());
    }

    /** The rooms of status on one database; a second one on the same database is a restart. */
    private final class House {

        final TestDatabase database;
        final JdbcClient jdbc;
        final TestStore store;
        final LocalIndex index;
        final StatusJournal journal;
        final TransactionTemplate transactions;
        final ListPublisher lists;
        final RevocationListSchedule schedule;
        final RevocationService service;
        final StatusService status;
        final int port;

        House(TestDatabase database) throws IOException {
            this.database = database;
            var source = database.dataSource();
            jdbc = JdbcClient.create(source);
            store = new TestStore(source);
            transactions = new TransactionTemplate(new JdbcTransactionManager(source));
            AuditLog audit = TestAuditLog.on(source, CLOCK);
            var keys = TestKeys.keys();
            var table = new RevocationTable(jdbc);
            try (var socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            var addresses = new PublicAddresses(URI.create("http://127.0.0.1:" + port + "/"));
            lists = ListConfiguration.publisher(
                    RevocationListProperties.standard(),
                    addresses,
                    keys,
                    Files.createTempDirectory(folder, "lists"),
                    jdbc,
                    audit,
                    new JdbcTransactionManager(source),
                    TestClock.believed(CLOCK),
                    TestDisk.roomy(),
                    CLOCK);
            schedule = new RevocationListSchedule(lists);
            var log = new StatusLogTable(jdbc);
            index = new LocalIndex(log, new StatusSnapshots(jdbc), FreshnessBounds.usual());
            journal = new StatusJournal(log, List.of(index, schedule), CLOCK);
            service = new RevocationService(
                    store.certificates(), table, audit, events::add, journal, transactions, CLOCK);
            var signatures = new FeedSignatures(
                    TestKeys.feedKey(),
                    store.services(
                            TestKeys.houseCertificates(CLOCK),
                            journal,
                            audit,
                            new JdbcTransactionManager(source),
                            CLOCK),
                    journal,
                    index,
                    TestKeys.ENGINE,
                    transactions);
            status = new StatusService(
                    new StatusLogStart(keys, signatures, store.serials(), table, log, journal, index, transactions),
                    index,
                    lists,
                    new PublishedFiles(keys, lists),
                    new ServiceKeys(keys, CertificateProfiles.builtIn()),
                    new ResponderEndpoint("127.0.0.1", port, addresses),
                    ResponderConfiguration.listeningOn("127.0.0.1", port),
                    TestKeys.ENGINE,
                    TestClock.believed(CLOCK),
                    CLOCK);
        }

        void start() {
            status.start();
            schedule.start();
        }

        void stop() {
            schedule.stop();
            status.stop();
        }

        CertificateId issued(Certificate certificate, IssuerId issuer) throws IOException {
            var id = store.add(issuer, certificate, TestKeys.BORN);
            transactions.executeWithoutResult(transaction -> journal.issued(List.of(id)));
            return id;
        }
    }

    @BeforeEach
    void start() {
        house.start();
    }

    @AfterEach
    void stop() {
        house.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ecdsa"})
    void opensslSeesARevocationAsSoonAsItStands(String name) throws Exception {
        var issuer = new IssuerId(name);
        var certificate = TestLeaves.by(issuer);
        var id = house.issued(certificate, issuer);
        assertThat(opensslOcsp(issuer, certificate)).contains("Response verify OK", ": good");

        house.service.revoke(request(id, RevocationGround.of(Circumstance.KEY_COMPROMISED)));

        assertThat(opensslOcsp(issuer, certificate))
                .contains("Response verify OK", ": revoked", "Reason: keyCompromise");
    }

    @Test
    void aGostCertificateIsAnsweredForToo() throws Exception {
        var gost = new IssuerId("gost");
        var id = house.issued(TestLeaves.by(gost), gost);

        house.service.revoke(request(id, RevocationGround.of(LegalGround.COURT_DECISION)));

        assertThat(status(house, id))
                .isEqualTo(new CertificateStatus.Revoked(
                        CLOCK.instant(), Optional.of(RevocationReason.PRIVILEGE_WITHDRAWN)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ecdsa"})
    void theServedListIsVerifiedByOpensslAndHoldsTheRevocation(String name) throws Exception {
        var issuer = new IssuerId(name);
        var certificate = TestLeaves.by(issuer);
        var id = house.issued(certificate, issuer);
        house.service.revoke(request(id, RevocationGround.of(LegalGround.OWNER_REQUEST)));

        house.lists.makeAll(issuer, OPERATOR);

        var file = folder.resolve("list.crl");
        Files.write(file, fetch("crl/" + name + ".crl"));
        var root = TestKeys.keys().issuer(issuer).orElseThrow();
        assertThat(run(
                        "openssl",
                        "crl",
                        "-inform",
                        "DER",
                        "-in",
                        file.toString(),
                        "-noout",
                        "-CAfile",
                        pem("issuer", root.certificate()).toString()))
                .contains("verify OK");
        assertThat(list(name).find(certificate.serialNumber()))
                .contains(new RevokedCertificate(certificate.serialNumber(), CLOCK.instant(), Optional.empty()));
    }

    @Test
    void aListFollowsARevocationByItself() throws Exception {
        var id = house.issued(TestLeaves.by(ECDSA), ECDSA);
        var before = house.lists.newest("ecdsa").orElseThrow().number();

        house.service.revoke(request(id, RevocationGround.of(LegalGround.NAME_CHANGE)));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                house.lists.newest("ecdsa").orElseThrow().number())
                        .isGreaterThan(before));
        assertThat(list("ecdsa").find(id.serial())).isPresent();
    }

    @Test
    void numbersOfListsOnlyGrowAlsoOverARestart() throws Exception {
        house.lists.makeAll(ECDSA, OPERATOR);
        var last = house.lists.newest("ecdsa").orElseThrow().number();
        house.stop();

        house = new House(house.database);
        house.start();
        house.lists.makeAll(ECDSA, OPERATOR);

        assertThat(house.lists.newest("ecdsa").orElseThrow().number()).isEqualTo(last + 1);
    }

    @Test
    void aRevocationSurvivesARestart() throws Exception {
        var id = house.issued(TestLeaves.by(ECDSA), ECDSA);
        var good = house.issued(TestLeaves.by(ECDSA), ECDSA);
        house.service.revoke(request(id, RevocationGround.of(LegalGround.OWNER_DEATH)));
        house.stop();

        house = new House(house.database);
        house.start();

        assertThat(status(house, id))
                .isEqualTo(new CertificateStatus.Revoked(
                        CLOCK.instant(), Optional.of(RevocationReason.CESSATION_OF_OPERATION)));
        assertThat(status(house, good)).isEqualTo(new CertificateStatus.Good());
    }

    @Test
    void aListThatACrashLeftBehindIsMadeAtTheNextStart() throws Exception {
        var id = house.issued(TestLeaves.by(ECDSA), ECDSA);
        house.schedule.stop();
        house.service.revoke(request(id, RevocationGround.of(LegalGround.OWNER_DEATH)));
        assertThat(list("ecdsa").find(id.serial())).isEmpty();
        house.stop();

        house = new House(house.database);
        house.start();

        assertThat(list("ecdsa").find(id.serial())).isPresent();
    }

    @Test
    void aRetiredSerialNumberIsRevokedInStatusAndList() throws Exception {
        var retired = house.store.addRetired(ECDSA, TestLeaves.by(ECDSA), TestKeys.BORN);
        house.transactions.executeWithoutResult(transaction -> house.journal.retired(List.of(retired), TestKeys.BORN));
        house.stop();
        house = new House(house.database);
        house.start();

        house.lists.makeAll(ECDSA, OPERATOR);

        assertThat(status(house, retired)).isEqualTo(new CertificateStatus.Revoked(TestKeys.BORN, Optional.empty()));
        assertThat(list("ecdsa").find(retired.serial())).isPresent();
    }

    @Test
    void whatADatabaseOlderThanTheStatusLogHoldsIsEnteredAtTheNextStart() throws Exception {
        var good = house.store.add(ECDSA, TestLeaves.by(ECDSA), TestKeys.BORN);
        var retired = house.store.addRetired(ECDSA, TestLeaves.by(ECDSA), TestKeys.BORN);
        house.stop();
        house.jdbc.sql("update status_head set begun = false").update();

        house = new House(house.database);
        house.start();

        assertThat(status(house, good)).isEqualTo(new CertificateStatus.Good());
        assertThat(status(house, retired)).isEqualTo(new CertificateStatus.Revoked(TestKeys.BORN, Optional.empty()));
    }

    @Test
    void theSecondRevocationIsAnsweredWithTheFirst() throws Exception {
        var id = house.issued(TestLeaves.by(ECDSA), ECDSA);
        var first = house.service.revoke(request(id, RevocationGround.of(LegalGround.NAME_CHANGE)));

        assertThatThrownBy(() -> house.service.revoke(request(id, RevocationGround.of(LegalGround.COURT_DECISION))))
                .isInstanceOfSatisfying(
                        AlreadyRevokedException.class,
                        e -> assertThat(e.standing()).isEqualTo(first));
        assertThat(events).hasSize(1);
    }

    @Test
    void anUnknownCertificateIsSaidToBeUnknown() {
        var nobody = new CertificateId(ECDSA, SerialNumber.ofHex("7e30"));

        assertThatThrownBy(() -> house.service.revoke(request(nobody, RevocationGround.of(LegalGround.AGREEMENT))))
                .isInstanceOf(UnknownCertificateException.class);
    }

    @Test
    void whatCannotBeRecordedIsNotRevoked() throws Exception {
        var id = house.issued(TestLeaves.by(ECDSA), ECDSA);
        house.jdbc.sql("alter table audit_record rename to audit_record_away").update();

        assertThatThrownBy(() -> house.service.revoke(request(id, RevocationGround.of(LegalGround.AGREEMENT))))
                .isInstanceOf(RuntimeException.class);

        assertThat(house.service.find(id)).isEmpty();
        assertThat(status(house, id)).isEqualTo(new CertificateStatus.Good());
    }

    @Test
    void aRevocationCannotBeTakenBackInTheDatabase() throws Exception {
        var id = house.issued(TestLeaves.by(ECDSA), ECDSA);
        house.service.revoke(request(id, RevocationGround.of(LegalGround.AGREEMENT)));

        assertThatThrownBy(() -> house.jdbc.sql("delete from revocation").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void theCommentStaysOutOfTheAuditLog() throws Exception {
        var id = house.issued(TestLeaves.by(ECDSA), ECDSA);

        house.service.revoke(new RevocationRequest(
                id, RevocationGround.of(LegalGround.OWNER_REQUEST), OPERATOR, Optional.of("Ахметов asked by phone")));

        assertThat(house.jdbc
                        .sql("select row_to_json(r)::text from audit_record r where action = 'CERTIFICATE_REVOKED'")
                        .query(String.class)
                        .single())
                .contains(id.toString())
                .doesNotContain("Ахметов");
    }

    @Test
    void certificatesOfAuthoritiesAreServed() throws Exception {
        assertThat(fetch("cert/root-gost.cer"))
                .isEqualTo(TestKeys.keys()
                        .issuer(new IssuerId("gost"))
                        .orElseThrow()
                        .root()
                        .encoded());
    }

    private static RevocationRequest request(CertificateId id, RevocationGround ground) {
        return new RevocationRequest(id, ground, OPERATOR, Optional.empty());
    }

    private static CertificateStatus status(House house, CertificateId id) {
        return house.index
                .index()
                .status(new kz.kualik.responder.status.IssuerId(id.issuer().value()), id.serial())
                .orElseThrow();
    }

    private CertificateRevocationList list(String name) throws Exception {
        return CertificateRevocationList.parse(fetch("crl/" + name + ".crl"));
    }

    private byte[] fetch(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.port + "/" + path))
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }

    private String opensslOcsp(IssuerId id, Certificate certificate) throws Exception {
        var issuer = TestKeys.keys().issuer(id).orElseThrow();
        return run(
                "openssl",
                "ocsp",
                "-issuer",
                pem("issuer", issuer.certificate()).toString(),
                "-cert",
                pem("leaf", certificate).toString(),
                "-url",
                "http://127.0.0.1:" + house.port + "/ocsp",
                "-CAfile",
                pem("root", issuer.root()).toString(),
                "-attime",
                Long.toString(CLOCK.instant().getEpochSecond()),
                "-validity_period",
                "9999999999");
    }

    private Path pem(String name, Certificate certificate) throws IOException {
        var file = folder.resolve(name + ".pem");
        Files.writeString(
                file,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.encoded())
                        + "\n-----END CERTIFICATE-----\n");
        return file;
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
