package kz.kualik.authority.issuance;

import java.time.Clock;
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
 *   <li>certificates, audit record and status are stored in one transaction; its commit releases them to their holder.
 * </ol>
 *
 * After a crash between intent and certificate nothing is signed a second time: the serial number is retired and the
 * application gets another one. What is planned and signed runs in the caller's thread; the two commits are shared with
 * whoever comes at the same time.
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
    private final IssuanceStore store;
    private final SerialRetirement retirement;
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
            IssuanceStore store,
            SerialRetirement retirement,
            AuditLog audit,
            ApplicationEventPublisher events,
            TransactionOperations transactions,
            Clock clock) {
        this.applications = applications;
        this.planner = planner;
        this.issuances = issuances;
        this.intents = intents;
        this.certificates = certificates;
        this.store = store;
        this.retirement = retirement;
        this.audit = audit;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void issue(UUID applicationId) {
        switch (issuances.find(applicationId).orElse(IssuanceState.STARTED)) {
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
            open(plan);
            signAndStore(plan);
        } catch (NotIssuableException e) {
            refuse(applicationId, e.reason());
        }
    }

    /** If the commit's answer was lost, the plan may stand although nobody knows it: it is given up, not waited for. */
    private void open(CertificatePlan plan) throws NotIssuableException {
        try {
            if (!store.open(plan)) {
                throw conflict(plan);
            }
        } catch (RuntimeException e) {
            retirement.retireAfterFailure(ids(plan), e);
            throw e;
        }
    }

    private static List<CertificateId> ids(CertificatePlan plan) {
        return plan.certificates().stream()
                .map(planned -> planned.intent().id())
                .toList();
    }

    /**
     * Why the plan could not be stored: the application is being issued elsewhere or was meanwhile, or a key is certified
     * already. If none of that holds any more, the rival's plan was retired in between, and the next delivery of the event
     * finds the way free.
     */
    private NotIssuableException conflict(CertificatePlan plan) {
        var applicationId = plan.application().id();
        var keyIsTaken = !intents.isPlannedFor(applicationId)
                && plan.certificates().stream()
                        .anyMatch(planned ->
                                intents.isPlannedElsewhere(planned.intent().keyHash(), applicationId));
        if (!keyIsTaken) {
            throw new IssuanceUnderWayException(applicationId);
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
            store.store(signed);
        } catch (RuntimeException e) {
            // Whatever came between: a plan whose certificate is stored stays, every other one is retired.
            retirement.retireAfterFailure(ids(plan), e);
            throw e;
        }
        plan.certificates()
                .forEach(planned -> LOG.info(
                        "application {}: certificate {} issued",
                        plan.application().id(),
                        planned.intent().id()));
    }

    /** An earlier version of this program left certificates stored and not released. */
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
}
