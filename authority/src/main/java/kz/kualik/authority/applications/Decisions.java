package kz.kualik.authority.applications;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.issuance.ApplicationApproved;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.registry.Identities;
import kz.kualik.authority.registry.MinimumAge;
import kz.kualik.authority.staff.Operator;
import kz.kualik.authority.time.AlmatyTime;
import kz.kualik.pki.oid.IdentificationMethod;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What operators do with applications: take note that the applicant is identified, approve, refuse. An operator acts on the
 * applications of their own centre and never on one of their own. Of two who decide at once, the second finds the state
 * changed.
 */
@Service
@Transactional
public class Decisions {

    private final ApplicationTable applications;
    private final PersonalDataTable personalData;
    private final ApplicantCheck registry;
    private final Identities identities;
    private final Course course;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Decisions(
            ApplicationTable applications,
            PersonalDataTable personalData,
            ApplicantCheck registry,
            Identities identities,
            Course course,
            ApplicationEventPublisher events,
            Clock clock) {
        this.applications = applications;
        this.personalData = personalData;
        this.registry = registry;
        this.identities = identities;
        this.course = course;
        this.events = events;
        this.clock = clock;
    }

    /** The applicant has been identified by the operator; the application may be decided on. */
    public Application identified(ApplicationNumber number, Operator operator, IdentificationMethod method)
            throws ProblemException {
        var application = lockFor(operator, number);
        applications.updateIdentification(application.id(), method);
        course.move(
                application,
                new ApplicationState.UnderReview(),
                actor(operator),
                AuditAction.APPLICANT_IDENTIFIED,
                Map.of("method", method.name()));
        return reread(number);
    }

    /**
     * Approves: the registry is asked again, so that nothing is approved that is not true today, or while it is silent.
     *
     * @throws UnderSixteenException if the applicant has not reached sixteen by the registry's birth date
     */
    public Application approve(ApplicationNumber number, Operator operator) throws ProblemException {
        var application = lockFor(operator, number);
        course.requireStep(application, ApplicationState.Name.APPROVED);
        requireTrueToday(application);
        course.move(
                application,
                new ApplicationState.Approved(),
                actor(operator),
                AuditAction.APPLICATION_APPROVED,
                Map.of());
        events.publishEvent(new ApplicationApproved(application.id()));
        return reread(number);
    }

    /**
     * Refuses on one of the legal grounds; the comment is for the applicant. What is approved is decided: only the issue
     * itself may still refuse it, if it finds that the approval does not hold any more.
     */
    public Application refuse(
            ApplicationNumber number, Operator operator, RefusalGround ground, Optional<String> comment)
            throws ProblemException {
        var application = lockFor(operator, number);
        if (application.state() instanceof ApplicationState.Approved) {
            throw new TransitionNotAllowedException(ApplicationState.Name.APPROVED, ApplicationState.Name.REFUSED);
        }
        course.move(
                application,
                new ApplicationState.Refused(ground),
                actor(operator),
                AuditAction.APPLICATION_REFUSED,
                Map.of("ground", ground.name()));
        comment.ifPresent(words -> personalData.setComment(application.id(), words));
        return reread(number);
    }

    private Application lockFor(Operator operator, ApplicationNumber number) throws ProblemException {
        var application = applications.lock(number).orElseThrow(ApplicationNotFoundException::new);
        if (!application.centre().equals(operator.centre())) {
            throw new OtherCentreException(application.centre().value());
        }
        if (application.person().equals(operator.person())) {
            throw new OwnApplicationException();
        }
        return application;
    }

    private void requireTrueToday(Application application) throws ProblemException {
        var person = registry.livingPerson(identities.iin(application.person()));
        var bin = application.entity().map(identities::bin);
        registry.entity(application.subjectType(), bin, person.iin());
        var today = AlmatyTime.dateAt(clock.instant());
        if (!MinimumAge.isReachedOn(today, person.birthDate())) {
            throw new UnderSixteenException(MinimumAge.reachedFrom(person.birthDate()));
        }
    }

    private Application reread(ApplicationNumber number) throws ApplicationNotFoundException {
        return applications.find(number).orElseThrow(ApplicationNotFoundException::new);
    }

    private static Actor actor(Operator operator) {
        return new Actor.Operator(operator.id().toString());
    }
}
