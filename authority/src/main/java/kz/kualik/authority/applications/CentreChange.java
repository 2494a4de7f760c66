package kz.kualik.authority.applications;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.kualik.authority.applications.ApplicationState.Name;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.staff.Operator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What {@link TakeOver} does under the lock of the application. */
@Component
class CentreChange {

    private static final Set<Name> OPEN =
            EnumSet.of(Name.SUBMITTED, Name.AWAITING_VISIT, Name.IDENTIFYING, Name.UNDER_REVIEW, Name.RETURNED);

    private final ApplicationTable applications;
    private final Course course;
    private final Clock clock;

    CentreChange(ApplicationTable applications, Course course, Clock clock) {
        this.applications = applications;
        this.course = course;
        this.clock = clock;
    }

    /**
     * From now on the application belongs to the operator's centre; who works on it at the other one keeps it until then.
     *
     * @throws ApplicationClaimedException if an operator of the other centre works on it now
     */
    @Transactional
    public Application take(ApplicationNumber number, Operator operator) throws ProblemException {
        var application = applications.lock(number).orElseThrow(ApplicationNotFoundException::new);
        OperatorRights.requireNotOwn(operator, application);
        if (application.centre().equals(operator.centre())) {
            throw new AlreadyHereException();
        }
        var now = clock.instant();
        var state = application.stateAt(now).name();
        if (state == Name.EXPIRED) {
            throw new ApplicationExpiredException(
                    application.deadline().lastDay().toString());
        }
        if (!OPEN.contains(state)) {
            throw new TransitionNotAllowedException(state, Name.UNDER_REVIEW);
        }
        OperatorRights.requireFree(operator, application, now);
        applications.updateCentre(application.id(), operator.centre());
        applications.updateClaim(application.id(), Optional.empty());
        course.record(
                application,
                OperatorSteps.actor(operator),
                AuditAction.APPLICATION_TAKEN_OVER,
                Map.of(
                        "from",
                        application.centre().value(),
                        "to",
                        operator.centre().value()));
        return applications.find(application.id()).orElseThrow(ApplicationNotFoundException::new);
    }
}
