package kz.kualik.authority.issuance;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.audit.AuditEvent;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.audit.AuditedObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Issues the certificates of an approved application. The order of steps is the point:
 *
 * <ol>
 *   <li>serial numbers are allocated, certificates composed and linted;
 *   <li>the intent is stored and committed, so that no signature can exist that was not planned;
 *   <li>the certificates are signed;
 *   <li>certificates, their lines in the status log and the audit record are stored in one transaction;
 *   <li>the certificates are released to their holder.
 * </ol>
 *
 * After a crash between intent and certificate nothing is signed a second time: the serial number is retired and the
 * application gets another one. After a crash further down, the next delivery of the event goes on where this one stopped.
 */
@Service
final class IssuanceService implements Issuance {

    static final Actor ACTOR = new Actor.SystemPart("issuance");

    private static final Logger LOG = LoggerFactory.getLogger(IssuanceService.class);

    private final ApprovedApplications applications;
    private final CertificatePlanner planner;
    private final IssuanceTable issuances;
    private final IntentTable intents;
    private final CertificateTable certificates;
    private final SerialRetirement retirement;
    private final StatusLog status;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;
    private final Clock clock;

    IssuanceService(
            ApprovedApplications applications,
            CertificatePlanner planner,
            IssuanceTable issuances,
            IntentTable intents,
            CertificateTable certificates,
            SerialRetirement retirement,
            StatusLog status,
            AuditLog audit,
            ApplicationEventPublisher events,
            TransactionOperations transactions,
            Clock clock) {
        this.applications = applications;
        this.planner = planner;
        this.issuances = issuances;
        this.intents = intents;
        this.certificates = certificates;
        this.retirement = retirement;
        this.status = status;
        this.audit = audit;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void issue(UUID applicationId) {
        var state = transactions.execute(transaction -> issuances.startOrFind(applicationId, clock.instant()));
        switch (state) {
            case STARTED -> issueAnew(applicationId);
            case STORED -> release(applicationId);
            case RELEASED, REFUSED -> LOG.debug("application {} has been dealt with before", applicationId);
        }
    }

    private void issueAnew(UUID applicationId) {
        if (intents.isPlannedFor(applicationId)) {
            throw new IssuanceUnderWayException(applicationId);
        }
        var application =
                applications.find(applicationId).orElseThrow(() -> new UnknownApplicationException(applicationId));
        try {
            var plan = planner.plan(application, clock.instant());
            storeIntents(plan);
            signAndStore(plan);
        } catch (NotIssuableException e) {
            refuse(applicationId, e.reason());
            return;
        }
        release(applicationId);
    }

    private void storeIntents(CertificatePlan plan) throws NotIssuableException {
        var taken = new ArrayList<Intent>();
        transactions.executeWithoutResult(transaction -> {
            for (var planned : plan.certificates()) {
                if (!intents.open(planned.intent())) {
                    taken.add(planned.intent());
                    transaction.setRollbackOnly();
                    return;
                }
            }
        });
        if (!taken.isEmpty()) {
            throw conflict(taken.getFirst());
        }
    }

    /**
     * Why the plan could not be stored: the application is being issued elsewhere, or the key is certified already. If
     * neither holds any more, the rival's plan was retired in between, and the next delivery of the event finds the way free.
     */
    private NotIssuableException conflict(Intent intent) {
        if (intents.isPlannedFor(intent.applicationId()) || !intents.isPlannedFor(intent.keyHash())) {
            throw new IssuanceUnderWayException(intent.applicationId());
        }
        return new NotIssuableException(IssuanceRefused.Reason.KEY_ALREADY_CERTIFIED);
    }

    private void signAndStore(CertificatePlan plan) {
        try {
            var signed = new ArrayList<NewCertificate>();
            for (var planned : plan.certificates()) {
                signed.add(new NewCertificate(
                        planned.intent(),
                        plan.holderId(),
                        plan.application().storage(),
                        plan.application().identifiedBy(),
                        planned.sign(),
                        clock.instant()));
            }
            transactions.executeWithoutResult(
                    transaction -> store(plan.application().id(), signed));
        } catch (RuntimeException e) {
            // Whatever came between: a plan whose certificate is stored stays, every other one is retired.
            retirement.retireAfterFailure(
                    plan.certificates().stream()
                            .map(planned -> planned.intent().id())
                            .toList(),
                    e);
            throw e;
        }
    }

    private void store(UUID applicationId, List<NewCertificate> signed) {
        var now = clock.instant();
        for (var issued : signed) {
            var id = issued.intent().id();
            if (!intents.certify(id, now)) {
                throw new PlanRetiredException(id);
            }
            certificates.insert(issued);
            audit.record(issuedEvent(issued));
        }
        status.issued(signed.stream().map(issued -> issued.intent().id()).toList());
        if (!issuances.move(applicationId, IssuanceState.STARTED, IssuanceState.STORED, now)) {
            throw new IssuanceUnderWayException(applicationId);
        }
    }

    private void release(UUID applicationId) {
        var ids = certificates.storedFor(applicationId);
        transactions.executeWithoutResult(transaction -> {
            var now = clock.instant();
            if (issuances.move(applicationId, IssuanceState.STORED, IssuanceState.RELEASED, now)) {
                certificates.release(applicationId, now);
                ids.forEach(id -> events.publishEvent(new CertificateIssued(
                        applicationId, id.issuer().value(), id.serial().toString())));
            }
        });
        ids.forEach(id -> LOG.info("application {}: certificate {} issued", applicationId, id));
    }

    private void refuse(UUID applicationId, IssuanceRefused.Reason reason) {
        transactions.executeWithoutResult(transaction -> {
            if (issuances.refuse(applicationId, reason, clock.instant())) {
                audit.record(AuditEvent.of(
                        ACTOR,
                        AuditAction.ISSUANCE_REFUSED,
                        new AuditedObject("application", applicationId.toString()),
                        Map.of("reason", reason.name())));
                events.publishEvent(new IssuanceRefused(applicationId, reason));
            }
        });
        LOG.info("application {}: not issued, {}", applicationId, reason);
    }

    private static AuditEvent issuedEvent(NewCertificate issued) {
        var intent = issued.intent();
        Instant notAfter = issued.certificate().notAfter();
        return AuditEvent.of(
                ACTOR,
                AuditAction.CERTIFICATE_ISSUED,
                new AuditedObject("certificate", intent.id().toString()),
                Map.of(
                        "application", intent.applicationId().toString(),
                        "profile", intent.profile(),
                        "not-after", notAfter.toString(),
                        "sha256", Sha256.of(issued.certificate().encoded()).toString()));
    }
}
