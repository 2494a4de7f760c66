package kz.kualik.authority.issuance;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
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
    private final Holders holders;
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
            Holders holders,
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
        this.holders = holders;
        this.store = store;
        this.retirement = retirement;
        this.audit = audit;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void issue(UUID applicationId) {
        store.begin();
        try {
            issueAtOnce(applicationId);
        } finally {
            store.end();
        }
    }

    private void issueAtOnce(UUID applicationId) {
        var application = applications.find(applicationId);
        if (application.isEmpty()) {
            settleOrElse(applicationId, () -> {
                throw new UnknownApplicationException(applicationId);
            });
            return;
        }
        try {
            var plan = planner.plan(application.get(), clock.instant());
            open(plan).ifPresentOrElse(holder -> signAndStore(plan, holder), () -> standBack(plan));
        } catch (NotIssuableException e) {
            settleOrElse(applicationId, () -> {
                requireNotUnderWay(applicationId);
                refuse(applicationId, e.reason());
            });
        }
    }

    /**
     * Nearly every delivery is the first one, so whether it is does not need to be asked before: a second one is recognised by
     * what the first has left behind.
     */
    private void settleOrElse(UUID applicationId, Runnable other) {
        switch (issuances.find(applicationId).orElse(IssuanceState.STARTED)) {
            case STARTED -> other.run();
            case STORED -> release(applicationId);
            case RELEASED, REFUSED -> LOG.debug("application {} has been dealt with before", applicationId);
        }
    }

    /**
     * Another plan is in the way. It may be this very one, if the answer to its commit was lost and it was carried again: then
     * nobody would sign it any more, so it is given up.
     */
    private void standBack(CertificatePlan plan) {
        var applicationId = plan.application().id();
        settleOrElse(applicationId, () -> {
            if (!keyIsTaken(plan)) {
                var underWay = new IssuanceUnderWayException(applicationId);
                retirement.retireAfterFailure(plan.ids(), underWay);
                throw underWay;
            }
            refuse(applicationId, IssuanceRefused.Reason.KEY_ALREADY_CERTIFIED);
        });
    }

    private void requireNotUnderWay(UUID applicationId) {
        if (intents.isPlannedFor(applicationId)) {
            throw new IssuanceUnderWayException(applicationId);
        }
    }

    /**
     * Makes the plan durable and tells whose the certificates are; empty if another plan stands in its way. If the commit's
     * answer was lost, the plan may stand although nobody knows it: it is given up, not waited for.
     */
    private Optional<UUID> open(CertificatePlan plan) {
        try {
            return switch (store.open(plan)) {
                case OpeningOutcome.Opened opened -> Optional.of(opened.holderId());
                case OpeningOutcome.Rivalled rivalled -> Optional.empty();
                case OpeningOutcome.HolderUnknown unknown -> {
                    holders.enter(plan.holder());
                    yield openAgain(plan);
                }
            };
        } catch (RuntimeException e) {
            retirement.retireAfterFailure(plan.ids(), e);
            throw e;
        }
    }

    private Optional<UUID> openAgain(CertificatePlan plan) {
        return switch (store.open(plan)) {
            case OpeningOutcome.Opened opened -> Optional.of(opened.holderId());
            case OpeningOutcome.Rivalled rivalled -> Optional.empty();
            // Somebody else heard something newer of the same person in between; the next delivery hears it too.
            case OpeningOutcome.HolderUnknown unknown ->
                throw new IssuanceUnderWayException(plan.application().id());
        };
    }

    /**
     * Whether the plan could not be stored because a key is certified already. If not, the application is being issued
     * elsewhere, or the rival's plan was retired in between, and the next delivery of the event finds the way free.
     */
    private boolean keyIsTaken(CertificatePlan plan) {
        var applicationId = plan.application().id();
        return !intents.isPlannedFor(applicationId)
                && plan.intents().stream()
                        .anyMatch(intent -> intents.isPlannedElsewhere(intent.keyHash(), applicationId));
    }

    private void signAndStore(CertificatePlan plan, UUID holder) {
        try {
            var signed = new ArrayList<NewCertificate>();
            for (var planned : plan.certificates()) {
                signed.add(new NewCertificate(
                        planned.intent(),
                        holder,
                        plan.application().storage(),
                        plan.application().identifiedBy(),
                        planned.sign(),
                        clock.instant()));
            }
            switch (store.store(signed)) {
                case STORED ->
                    plan.ids()
                            .forEach(id -> LOG.info(
                                    "application {}: certificate {} issued",
                                    plan.application().id(),
                                    id));
                case PLAN_RETIRED -> throw new PlanRetiredException(plan.ids().getFirst());
                case DEALT_WITH ->
                    throw new IssuanceUnderWayException(plan.application().id());
            }
        } catch (RuntimeException e) {
            // Whatever came between: a plan whose certificate is stored stays, every other one is retired.
            retirement.retireAfterFailure(plan.ids(), e);
            throw e;
        }
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
