package kz.kualik.authority.applications;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import kz.kualik.authority.ApplicationProperties;
import kz.kualik.authority.applications.ApplicationState.Name;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.staff.Operator;
import kz.kualik.authority.staff.RightRequiredException;
import kz.kualik.authority.staff.StaffCaller;
import kz.kualik.authority.staff.StaffId;
import kz.kualik.authority.staff.StaffMember;
import kz.kualik.authority.web.Right;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What {@link Claims} does under the lock of the application, each in one transaction. */
@Component
@Transactional
class ClaimSteps {

    private final ApplicationTable applications;
    private final Course course;
    private final ApplicationProperties properties;
    private final Clock clock;

    ClaimSteps(ApplicationTable applications, Course course, ApplicationProperties properties, Clock clock) {
        this.applications = applications;
        this.course = course;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * The operator begins, or goes on, to work on the application.
     *
     * @throws ApplicationClaimedException if a colleague does; it tells until when
     */
    public Application claim(ApplicationNumber number, Operator operator) throws ProblemException {
        var application = lock(number, operator);
        OperatorRights.requireMayAct(operator, application, clock.instant());
        return hold(application, operator, operator.id(), AuditAction.APPLICATION_CLAIMED);
    }

    /** The operator lets the application go before the time is over. */
    public Application letGo(ApplicationNumber number, Operator operator) throws ProblemException {
        var application = lockHeld(number, operator);
        applications.updateClaim(application.id(), Optional.empty());
        record(application, operator, AuditAction.APPLICATION_CLAIM_ENDED, Map.of());
        return reread(application);
    }

    /**
     * The operator hands the application over to a colleague of the same centre, who holds it for a whole time of their own.
     *
     * @throws UnfitColleagueException if the colleague could not work on it
     */
    public Application handOver(ApplicationNumber number, Operator operator, StaffMember colleague)
            throws ProblemException {
        var application = lockHeld(number, operator);
        if (!mayWorkOn(colleague, application)) {
            throw new UnfitColleagueException();
        }
        return hold(application, operator, colleague.id(), AuditAction.APPLICATION_HANDED_OVER);
    }

    /**
     * A supervisor ends the hold of somebody who cannot: ill, gone, or stuck.
     *
     * @throws RightRequiredException if the application belongs to another centre
     * @throws NotClaimedException if nobody holds it
     */
    public Application breakOff(ApplicationNumber number, StaffCaller supervisor) throws ProblemException {
        var application = applications.lock(number).orElseThrow(ApplicationNotFoundException::new);
        supervisor.require(Right.BREAK_CLAIMS, Optional.of(application.centre()));
        if (supervisor.is(application.person())) {
            throw new OwnApplicationException();
        }
        var now = clock.instant();
        var held = application.claim().filter(claim -> now.isBefore(claim.until()));
        var holder = held.orElseThrow(NotClaimedException::new).holder();
        applications.updateClaim(application.id(), Optional.empty());
        course.record(
                application,
                supervisor.actor(),
                AuditAction.APPLICATION_CLAIM_BROKEN,
                Map.of("holder", holder.toString()));
        return reread(application);
    }

    private static boolean mayWorkOn(StaffMember member, Application application) {
        return member.centre().equals(application.centre()) && !member.person().equals(application.person());
    }

    private Application hold(Application application, Operator actor, StaffId holder, AuditAction action) {
        var until = until();
        applications.updateClaim(application.id(), Optional.of(new Claim(holder, until)));
        record(application, actor, action, Map.of("holder", holder.toString(), "until", until.toString()));
        return reread(application);
    }

    private Application lock(ApplicationNumber number, Operator operator) throws ProblemException {
        var application = applications.lock(number).orElseThrow(ApplicationNotFoundException::new);
        OperatorRights.requireOwnCentre(operator, application);
        var state = application.stateAt(clock.instant()).name();
        if (!Transitions.TO_BE_WORKED_ON.contains(state)) {
            throw new TransitionNotAllowedException(state, Name.UNDER_REVIEW);
        }
        return application;
    }

    private Application lockHeld(ApplicationNumber number, Operator operator) throws ProblemException {
        var application = lock(number, operator);
        OperatorRights.requireFree(operator, application, clock.instant());
        var held = application.claim().filter(claim -> claim.holder().equals(operator.id()));
        if (held.isEmpty()) {
            throw new NotClaimedException();
        }
        return application;
    }

    /** The table keeps microseconds; what is answered now must be what is read later. */
    private Instant until() {
        return clock.instant().plus(properties.claimFor()).truncatedTo(ChronoUnit.MICROS);
    }

    private void record(Application application, Operator operator, AuditAction action, Map<String, String> details) {
        course.record(application, OperatorSteps.actor(operator), action, details);
    }

    private Application reread(Application application) {
        return applications.find(application.id()).orElseThrow();
    }
}
