package kz.kualik.authority.applications;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.kualik.authority.ApplicationProperties;
import kz.kualik.authority.applications.ApplicationState.Name;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.staff.Operator;
import kz.kualik.authority.staff.RightRequiredException;
import kz.kualik.authority.staff.StaffCaller;
import kz.kualik.authority.staff.StaffId;
import kz.kualik.authority.staff.StaffMember;
import kz.kualik.authority.staff.StaffRegister;
import kz.kualik.authority.web.Right;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who works on an application. An operator claims it for a while; meanwhile nobody else of the centre acts on it and who
 * tries hears until when. The hold ends by itself by the house's clock, ends with the decision, can be let go, and can be
 * handed over to a colleague; the supervisor of the centre may break it. What applicants do with their own application no hold keeps from them.
 */
@Service
@Transactional
public class Claims {

    private static final Set<Name> TO_BE_WORKED_ON =
            EnumSet.of(Name.SUBMITTED, Name.AWAITING_VISIT, Name.IDENTIFYING, Name.UNDER_REVIEW);

    private final ApplicationTable applications;
    private final StaffRegister staff;
    private final Course course;
    private final ApplicationProperties properties;
    private final Clock clock;

    Claims(
            ApplicationTable applications,
            StaffRegister staff,
            Course course,
            ApplicationProperties properties,
            Clock clock) {
        this.applications = applications;
        this.staff = staff;
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
    public Application handOver(ApplicationNumber number, Operator operator, StaffId colleague)
            throws ProblemException {
        var application = lockHeld(number, operator);
        var fit = staff.members().stream()
                .filter(member -> member.id().equals(colleague))
                .filter(member -> mayWorkOn(member, application))
                .findAny();
        return hold(
                application,
                operator,
                fit.orElseThrow(UnfitColleagueException::new).id(),
                AuditAction.APPLICATION_HANDED_OVER);
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
        if (!TO_BE_WORKED_ON.contains(state)) {
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
