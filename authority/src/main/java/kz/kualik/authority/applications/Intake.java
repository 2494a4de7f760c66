package kz.kualik.authority.applications;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.registry.Identities;
import kz.kualik.authority.registry.RegisteredEntity;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.authority.rules.LegalRules;
import kz.kualik.authority.time.AlmatyTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes a checked application down, in one transaction, and sends it on its first step. */
@Component
class Intake {

    private static final Actor SYSTEM = new Actor.SystemPart("applications");

    private final ApplicationTable applications;
    private final PersonalDataTable personalData;
    private final RequestTable requests;
    private final Identities identities;
    private final Course course;
    private final LegalRules rules;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Intake(
            ApplicationTable applications,
            PersonalDataTable personalData,
            RequestTable requests,
            Identities identities,
            Course course,
            LegalRules rules,
            Clock clock) {
        this.applications = applications;
        this.personalData = personalData;
        this.requests = requests;
        this.identities = identities;
        this.course = course;
        this.rules = rules;
        this.clock = clock;
    }

    @Transactional
    public Application take(
            SubmissionForm form,
            RegisteredPerson person,
            Optional<RegisteredEntity> entity,
            List<KeyRequest> keyRequests)
            throws ProblemException {
        // The table keeps microseconds; what is answered now must be what is read later.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var application = new Application(
                UUID.randomUUID(),
                ApplicationNumber.random(random),
                form.subjectType(),
                identities.remember(person),
                entity.map(identities::remember),
                form.storage(),
                form.centre(),
                now,
                Deadline.after(now, rules.visitPeriod(AlmatyTime.dateAt(now)).value()),
                new ApplicationState.Submitted(),
                Optional.empty(),
                Optional.empty(),
                0);
        applications.insert(application, form.language(), form.agreementVersion());
        form.systemName().ifPresent(name -> applications.insertSystem(application.id(), name));
        personalData.insert(application.id(), form.documentNumber(), form.email());
        requests.insert(application.id(), keyRequests, now);
        course.record(
                application,
                new Actor.Applicant(application.id().toString()),
                AuditAction.APPLICATION_SUBMITTED,
                Map.of(
                        "subjectType",
                        form.subjectType().name(),
                        "centre",
                        form.centre().value()));
        firstStep(application, person, now);
        return applications.find(application.number()).orElseThrow(ApplicationNotFoundException::new);
    }

    private void firstStep(Application application, RegisteredPerson person, Instant now) throws ProblemException {
        var today = AlmatyTime.dateAt(now);
        if (rules.minimumAge(today).value().isReachedOn(today, person.birthDate())) {
            course.move(
                    application,
                    new ApplicationState.AwaitingVisit(),
                    SYSTEM,
                    AuditAction.APPLICATION_ADMITTED,
                    Map.of("deadline", application.deadline().lastDay().toString()));
        } else {
            course.move(
                    application,
                    new ApplicationState.Refused(RefusalGround.UNDER_SIXTEEN),
                    SYSTEM,
                    AuditAction.APPLICATION_REFUSED,
                    Map.of("ground", RefusalGround.UNDER_SIXTEEN.name()));
        }
    }
}
