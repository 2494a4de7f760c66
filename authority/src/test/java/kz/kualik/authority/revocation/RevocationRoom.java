package kz.kualik.authority.revocation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import kz.kualik.authority.RevocationProperties;
import kz.kualik.authority.audit.TestAuditLog;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.issuance.HeldCertificates;
import kz.kualik.authority.issuance.TestStore;
import kz.kualik.authority.keys.HouseSecret;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.keys.TestKeys;
import kz.kualik.authority.keys.TestLeaves;
import kz.kualik.authority.registry.EntityId;
import kz.kualik.authority.registry.Identities;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.authority.registry.RegisteredEntity;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.authority.registry.TestIdentities;
import kz.kualik.authority.revocation.feed.StatusJournal;
import kz.kualik.authority.revocation.feed.StatusLogTable;
import kz.kualik.authority.rules.TestRules;
import kz.kualik.authority.staff.CentreCode;
import kz.kualik.authority.staff.StaffCaller;
import kz.kualik.authority.testing.AdjustableRegistry;
import kz.kualik.authority.testing.AdjustableRules;
import kz.kualik.authority.testing.TestDatabase;
import kz.kualik.authority.web.Role;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.oid.SubjectType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The desks of this room on a database of their own, without responder and lists. Time stands still at {@link #NOW}. */
final class RevocationRoom {

    static final Instant NOW = TestKeys.BORN.plus(Duration.ofHours(30));
    static final IssuerId ECDSA = new IssuerId("ecdsa");
    static final HouseSecret SECRET = new HouseSecret(new byte[] {1, 2, 3});

    final JdbcClient jdbc;
    final TransactionTemplate transactions;
    final TestStore store;
    final Identities identities;
    final HeldCertificates certificates;
    final RevocationTable table;
    final TaskTable tasks;
    final RegistryEvents events;
    final TaskDesk taskDesk;
    final TaskDecisions decisions;
    final AdjustableRegistry registry;
    final AdjustableRules rules = new AdjustableRules(TestRules.read(TestRules.ownBook()));
    final RevocationDesk desk;
    final HolderDesk holders;
    final OwnCertificates own;
    final SignedRequests signed;
    final RevocationClock watch;
    final RevocationService revocations;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final StaffCaller machine;
    private Optional<String> centre = Optional.empty();

    RevocationRoom() {
        this(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    RevocationRoom(Clock clock) {
        var source = TestDatabase.create().dataSource();
        jdbc = JdbcClient.create(source);
        transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        store = new TestStore(source);
        identities = TestIdentities.on(jdbc, clock);
        certificates = store.heldCertificates();
        table = new RevocationTable(jdbc);
        tasks = new TaskTable(jdbc);
        var audit = TestAuditLog.on(source, clock);
        var rights = new RevocationRights(rules, clock);
        registry = AdjustableRegistry.sandbox(clock);
        var heads = new EntityHeads(identities, registry, new JdbcTransactionManager(source), clock);
        watch = new RevocationClock(tasks, rules, meters, new RevocationProperties(Duration.ofHours(18)), clock);
        var aftermath = new RevocationAftermath(tasks, watch);
        revocations = new RevocationService(
                store.certificates(),
                table,
                audit,
                event -> aftermath.on((CertificateRevoked) event),
                new StatusJournal(new StatusLogTable(jdbc), List.of(), clock),
                transactions,
                clock);
        events = new RegistryEvents(
                new RegistryEventTable(jdbc),
                tasks,
                identities,
                certificates,
                revocations,
                rights,
                audit,
                SECRET,
                clock);
        decisions = new TaskDecisions(tasks, certificates, rights, revocations, audit, clock);
        taskDesk = new TaskDesk(tasks, certificates, heads, decisions);
        desk = new RevocationDesk(certificates, application -> centre.map(CentreCode::new), rights, heads, revocations);
        holders = new HolderDesk(certificates, revocations, identities, audit, clock);
        own = new OwnCertificates(certificates, rights, revocations, heads);
        signed = new SignedRequests(
                new HolderReception(TestKeys.keys(), certificates, store.certificates(), revocations, clock),
                own,
                new SignedRevocations(jdbc, revocations),
                new SignedMessages(TestKeys.ENGINE),
                clock);
        machine = TestMachine.enrol(jdbc, Role.REGISTRY, Optional.empty(), Optional.empty());
    }

    /** From now on every certificate was applied for at this centre. */
    void appliedForAt(String code) {
        centre = Optional.of(code);
    }

    PersonId remember(RegisteredPerson person) throws Exception {
        return in(() -> identities.remember(person));
    }

    EntityId remember(RegisteredEntity entity) throws Exception {
        return in(() -> identities.remember(entity));
    }

    /** A certificate of the person, or of the person for the entity, issued at this time. */
    CertificateId issue(SubjectType kind, PersonId person, Optional<EntityId> entity, Instant at) throws Exception {
        return issue(ECDSA, TestLeaves.by(ECDSA), kind, person, entity, at);
    }

    /** This certificate, held by the person, or by the person for the entity. */
    CertificateId issue(
            IssuerId issuer,
            Certificate certificate,
            SubjectType kind,
            PersonId person,
            Optional<EntityId> entity,
            Instant at)
            throws IOException {
        var id = store.add(issuer, certificate, at);
        var holder = UUID.randomUUID();
        jdbc.sql("""
                insert into holder (id, kind, person_id, entity_id) values (:id, :kind, :person, cast(:entity as uuid))
                on conflict do nothing
                """)
                .param("id", holder)
                .param("kind", kind.name())
                .param("person", person.value())
                .param("entity", entity.map(EntityId::value).orElse(null))
                .update();
        jdbc.sql("""
                update certificate
                   set holder_id = (select id
                                      from holder
                                     where kind = :kind
                                       and person_id = :person
                                       and entity_id is not distinct from cast(:entity as uuid))
                 where serial = :serial
                """)
                .param("kind", kind.name())
                .param("person", person.value())
                .param("entity", entity.map(EntityId::value).orElse(null))
                .param("serial", id.serial().toString())
                .update();
        return id;
    }

    RegistryEventTable.Received tell(RegistryNews news) throws Exception {
        return in(() -> events.receive(machine, news));
    }

    boolean isRevoked(CertificateId id) {
        return table.find(id).isPresent();
    }

    List<RevocationTask> openTasks() {
        return tasks.page(Optional.of(RevocationTask.State.OPEN), Instant.EPOCH, new UUID(0, 0), 100);
    }

    int audited(String action) {
        return jdbc.sql("select count(*) from audit_record where action = :action")
                .param("action", action)
                .query(Integer.class)
                .single();
    }

    /** Calls in a transaction, as the container's proxies do; a failure of whatever kind leaves nothing. */
    <T> T in(Callable<T> work) throws Exception {
        var failure = new Exception[1];
        var result = transactions.execute(status -> {
            try {
                return Optional.of(work.call());
            } catch (Exception e) {
                failure[0] = e;
                status.setRollbackOnly();
                return Optional.<T>empty();
            }
        });
        if (failure[0] != null) {
            throw failure[0];
        }
        return result.orElseThrow();
    }
}
