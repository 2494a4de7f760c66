package kz.kualik.authority.issuance;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.audit.TestAuditLog;
import kz.kualik.authority.node.NodeName;
import kz.kualik.authority.testing.TestDatabase;
import kz.kualik.pki.identity.IdentifierRules;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.identity.InvalidIinException;
import kz.kualik.pki.oid.IdentificationMethod;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.oid.SubjectType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Issuance on a real database, with a planner and a world outside that a test can make fail. */
final class IssuanceFixture {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    final TestDatabase database;
    final JdbcClient jdbc;
    final TransactionTemplate plainTransactions;
    final CrashingTransactions transactions;
    final RecordingStatus status = new RecordingStatus();
    final List<Object> events = Collections.synchronizedList(new ArrayList<>());
    final TestPlanner planner;
    final TestHolders holders;
    final CertificateTable certificates;
    final IntentTable intents;
    final IssuanceStore store;
    final IssuanceService service;
    final SerialRetirement retirement;

    private final Map<UUID, ApprovedApplication> applications;

    IssuanceFixture() {
        this(TestDatabase.create(), new ConcurrentHashMap<>());
    }

    private IssuanceFixture(TestDatabase database, Map<UUID, ApprovedApplication> applications) {
        this.database = database;
        this.applications = applications;
        var source = database.dataSource();
        jdbc = JdbcClient.create(source);
        plainTransactions = new TransactionTemplate(new JdbcTransactionManager(source));
        transactions = new CrashingTransactions(plainTransactions);
        AuditLog audit = TestAuditLog.on(source, CLOCK);
        intents = new IntentTable(jdbc, new NodeName("node-1"));
        certificates = new CertificateTable(jdbc);
        planner = new TestPlanner();
        holders = new TestHolders(holder());
        retirement = new SerialRetirement(intents, status, audit, transactions, CLOCK);
        var issuances = new IssuanceTable(jdbc);
        store = new IssuanceStore(
                new PlanOpening(
                        issuances,
                        intents,
                        holders,
                        TestAuditLog.trail(source),
                        TestAuditLog.commitments(source),
                        CLOCK),
                new CertificateStoring(issuances, intents, certificates, status, audit, events::add, CLOCK),
                jdbc,
                transactions);
        service = new IssuanceService(
                id -> Optional.ofNullable(applications.get(id)),
                planner,
                issuances,
                intents,
                certificates,
                holders,
                store,
                retirement,
                audit,
                events::add,
                transactions,
                CLOCK);
    }

    /** A new process on the same database, after what a node does at its start. */
    IssuanceFixture restart() {
        var next = new IssuanceFixture(database, applications);
        next.retirement.retireRemains();
        return next;
    }

    /** An approved application with that many requests, each for a new key. */
    UUID approved(int requests) {
        return approved(Stream.generate(TestPlanner::newKey).limit(requests).toList());
    }

    UUID approved(List<byte[]> requests) {
        var id = UUID.randomUUID();
        try {
            applications.put(
                    id,
                    new ApprovedApplication(
                            id,
                            SubjectType.INDIVIDUAL,
                            Iin.parse("880229350430", IdentifierRules.SANDBOX),
                            Optional.empty(),
                            Optional.empty(),
                            KeyStorage.PKCS12_FILE,
                            IdentificationMethod.VISIT,
                            requests));
        } catch (InvalidIinException e) {
            throw new IllegalStateException(e);
        }
        return id;
    }

    DataSource source() {
        return database.dataSource();
    }

    long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    List<String> intentStates(UUID application) {
        return jdbc.sql("select state from issuance_intent where application_id = :id order by planned_at, state")
                .param("id", application)
                .query(String.class)
                .list();
    }

    private UUID holder() {
        var id = UUID.randomUUID();
        jdbc.sql("insert into holder (id, kind) values (:id, :kind)")
                .param("id", id)
                .param("kind", id.toString())
                .update();
        return id;
    }
}
