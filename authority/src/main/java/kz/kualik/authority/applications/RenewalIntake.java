package kz.kualik.authority.applications;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.issuance.ApplicationApproved;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.registry.Identities;
import kz.kualik.authority.rules.LegalRules;
import kz.kualik.authority.time.AlmatyTime;
import kz.kualik.pki.oid.IdentificationMethod;
import kz.kualik.pki.oid.KeyStorage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes a checked renewal down and approves it, in one transaction: either the application stands there approved, with its
 * evidence and all its audit rows, or there is none.
 */
@Component
class RenewalIntake {

    /** Who approves: a rule, not a person. */
    private static final Actor RULE = new Actor.SystemPart("renewal");

    private final ApplicationTable applications;
    private final PersonalDataTable personalData;
    private final RequestTable requests;
    private final Identities identities;
    private final Course course;
    private final LegalRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RenewalIntake(
            ApplicationTable applications,
            PersonalDataTable personalData,
            RequestTable requests,
            Identities identities,
            Course course,
            LegalRules rules,
            ApplicationEventPublisher events,
            Clock clock) {
        this.applications = applications;
        this.personalData = personalData;
        this.requests = requests;
        this.identities = identities;
        this.course = course;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public Application take(
            RenewalForm form, RegistryFacts facts, List<KeyRequest> keyRequests, Renewals.Evidence evidence)
            throws ProblemException {
        var application = enter(form, facts, keyRequests);
        var id = application.id();
        var holder = new Actor.Holder(form.holder().toString());
        course.record(
                application,
                holder,
                AuditAction.APPLICATION_SUBMITTED,
                Map.of(
                        "subjectType",
                        form.subjectType().name(),
                        "centre",
                        application.centre().value()));
        course.move(application, new ApplicationState.Identifying(), RULE, AuditAction.APPLICATION_ADMITTED, Map.of());
        evidence.keep(application, facts);
        // Neither an operator has seen the holder nor a camera: remotely, and the way is not told.
        applications.updateIdentification(id, IdentificationMethod.REMOTE);
        course.move(
                stored(id),
                new ApplicationState.UnderReview(),
                holder,
                AuditAction.APPLICANT_IDENTIFIED,
                Map.of("method", "VALID_KEY"));
        var rule = rules.renewalWithValidKey(AlmatyTime.dateAt(application.submittedAt()));
        course.move(
                stored(id),
                new ApplicationState.Approved(),
                RULE,
                AuditAction.APPLICATION_APPROVED,
                Map.of(
                        "rule",
                        "renewal-with-valid-key",
                        "inForceFrom",
                        rule.effectiveFrom().toString()));
        events.publishEvent(new ApplicationApproved(id));
        return stored(id);
    }

    private Application enter(RenewalForm form, RegistryFacts facts, List<KeyRequest> keyRequests)
            throws ProblemException {
        // The table keeps microseconds; what is answered now must be what is read later.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var application = new Application(
                UUID.randomUUID(),
                ApplicationNumber.random(random),
                form.subjectType(),
                identities.remember(facts.person()),
                facts.entity().map(identities::remember),
                KeyStorage.PKCS12_FILE,
                // Nobody comes; it is the centre that has the papers, and where the new certificates may be revoked.
                stored(form.certified()).centre(),
                now,
                Deadline.after(now, rules.visitPeriod(AlmatyTime.dateAt(now)).value()),
                new ApplicationState.Submitted(),
                Optional.empty(),
                Optional.empty(),
                0);
        applications.insert(application, form.language(), form.agreementVersion());
        personalData.insert(application.id(), form.documentNumber(), form.email());
        requests.insert(application.id(), keyRequests, now);
        return application;
    }

    private Application stored(UUID id) throws ApplicationNotFoundException {
        return applications.find(id).orElseThrow(ApplicationNotFoundException::new);
    }
}
