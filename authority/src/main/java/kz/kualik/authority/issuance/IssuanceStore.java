package kz.kualik.authority.issuance;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.audit.AuditEvent;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.audit.AuditTrail;
import kz.kualik.authority.audit.AuditedObject;
import kz.kualik.authority.audit.Commitments;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The two moments of an issuance that must be durable: the plans before anything is signed, and the certificates with their
 * audit rows and their status. Applications that come at the same time share a transaction; each caller returns after the
 * commit that holds its own rows.
 */
@Component
final class IssuanceStore {

    /** Far more than clients wait at once; bounds how much a failure makes to be carried again. */
    private static final int LARGEST = 64;

    /** Plans touch nothing in common, so several commits may wait for the disk together. */
    private static final int OPENING = 3;

    private final IssuanceTable issuances;
    private final IntentTable intents;
    private final CertificateTable certificates;
    private final StatusLog status;
    private final AuditLog audit;
    private final AuditTrail trail;
    private final Commitments commitments;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final GroupCommit<CertificatePlan, Boolean> plans = new GroupCommit<>(this::openAll, LARGEST, OPENING);
    private final GroupCommit<List<NewCertificate>, Boolean> signed = new GroupCommit<>(this::storeAll, LARGEST, 1);

    IssuanceStore(
            IssuanceTable issuances,
            IntentTable intents,
            CertificateTable certificates,
            StatusLog status,
            AuditLog audit,
            AuditTrail trail,
            Commitments commitments,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            TransactionOperations transactions,
            Clock clock) {
        this.issuances = issuances;
        this.intents = intents;
        this.certificates = certificates;
        this.status = status;
        this.audit = audit;
        this.trail = trail;
        this.commitments = commitments;
        this.events = events;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Makes the plan durable, so that its certificates may be signed.
     *
     * @return false if the application is dealt with already, or another plan has one of its keys, requests or serial numbers
     */
    boolean open(CertificatePlan plan) {
        return plans.commit(plan);
    }

    /**
     * Makes the certificates of one application durable, with their audit rows and their status, and releases them.
     *
     * @throws PlanRetiredException if the plan was given up meanwhile; nothing is stored then
     */
    void store(List<NewCertificate> issued) {
        signed.commit(issued);
    }

    /** How many applications wait to be stored with the next transaction. */
    int waiting() {
        return signed.waiting();
    }

    private List<Boolean> openAll(List<CertificatePlan> batch) {
        return transactions.execute(transaction -> {
            planForTheTablesAsTheyAre();
            var applications =
                    batch.stream().map(plan -> plan.application().id()).toList();
            var planned = batch.stream()
                    .flatMap(plan -> plan.certificates().stream())
                    .map(PlannedCertificate::intent)
                    .toList();
            var now = clock.instant();
            var opened = issuances.begin(applications, now) && intents.open(planned, evidence(batch)) == planned.size();
            if (!opened && batch.size() > 1) {
                throw new RivalInBatchException();
            }
            if (opened) {
                commitments.keep(
                        batch.stream().map(CertificatePlan::registryAnswer).toList(), now);
            } else {
                transaction.setRollbackOnly();
            }
            return Collections.nCopies(batch.size(), opened);
        });
    }

    private List<Boolean> storeAll(List<List<NewCertificate>> batch) {
        var applications = batch.stream().map(IssuanceStore::application).toList();
        var all = batch.stream().flatMap(List::stream).toList();
        var ids = all.stream().map(issued -> issued.intent().id()).toList();
        return transactions.execute(transaction -> {
            planForTheTablesAsTheyAre();
            var now = clock.instant();
            if (intents.certify(ids, now) < ids.size()) {
                throw new PlanRetiredException(ids.getFirst());
            }
            certificates.insert(all, now);
            if (issuances.finish(applications, now) < applications.size()) {
                throw new IssuanceUnderWayException(applications.getFirst());
            }
            status.issued(ids);
            for (var issued : all) {
                audit.record(issuedEvent(issued));
                events.publishEvent(new CertificateIssued(
                        issued.intent().applicationId(),
                        issued.intent().id().issuer().value(),
                        issued.intent().id().serial().toString()));
            }
            return Collections.nCopies(batch.size(), true);
        });
    }

    /** What each plan rests on: the recorded approval, and what the registry said. */
    private Map<UUID, IntentTable.Evidence> evidence(List<CertificatePlan> batch) {
        var approvals = trail.last(
                AuditAction.APPLICATION_APPROVED,
                "application",
                batch.stream().map(plan -> plan.application().id().toString()).toList());
        var evidence = new HashMap<UUID, IntentTable.Evidence>();
        for (var plan : batch) {
            var id = plan.application().id();
            evidence.put(
                    id,
                    new IntentTable.Evidence(
                            Optional.ofNullable(approvals.get(id.toString())),
                            plan.registryAnswer().commitment()));
        }
        return evidence;
    }

    /**
     * A plan that the database has kept from the time when the tables were empty reads them from end to end. Planning anew
     * costs little, as a batch shares it.
     */
    private void planForTheTablesAsTheyAre() {
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
    }

    private static UUID application(List<NewCertificate> issued) {
        return issued.getFirst().intent().applicationId();
    }

    private static AuditEvent issuedEvent(NewCertificate issued) {
        var intent = issued.intent();
        Instant notAfter = issued.certificate().notAfter();
        return AuditEvent.of(
                IssuanceService.ACTOR,
                AuditAction.CERTIFICATE_ISSUED,
                new AuditedObject("certificate", intent.id().toString()),
                Map.of(
                        "application", intent.applicationId().toString(),
                        "profile", intent.profile(),
                        "not-after", notAfter.toString(),
                        "sha256", Sha256.of(issued.certificate().encoded()).toString()));
    }
}
