package kz.kualik.authority.applications;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.registry.Identities;
import kz.kualik.authority.staff.Operator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The two halves of every step that an operator takes, with the registry asked between them: a look without a lock, and the
 * step itself under the lock, which finds out whether the application is still the one that was looked at. So a slow
 * registry holds neither a row nor a connection (a request with an idempotency key keeps its own to its end).
 *
 * <p>A look commits by itself, also inside a request with an idempotency key, whose transaction is rolled back if the step is
 * refused: that the registry was asked about a person must be on record whatever comes of it.
 */
@Component
class OperatorSteps {

    private final ApplicationTable applications;
    private final Identities identities;
    private final Course course;
    private final Clock clock;

    OperatorSteps(ApplicationTable applications, Identities identities, Course course, Clock clock) {
        this.applications = applications;
        this.identities = identities;
        this.course = course;
        this.clock = clock;
    }

    /** What happens beside the change of the state, in its transaction. */
    @FunctionalInterface
    interface Beside {
        void happen(Application locked, Instant now) throws ProblemException;
    }

    /** Reads the application for a step, and writes down that the registry is about to be asked for it. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Look look(ApplicationNumber number, Operator operator, ApplicationState.Name to) throws ProblemException {
        var application = applications.find(number).orElseThrow(ApplicationNotFoundException::new);
        OperatorRights.requireMayAct(operator, application, clock.instant());
        course.requireStep(application, to);
        return lookedAt(application, operator, to.name());
    }

    /**
     * The same for somebody who only wants to see what the registry says; what is decided or given back gives no reason to
     * look.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Look look(ApplicationNumber number, Operator operator) throws ProblemException {
        var application = applications.find(number).orElseThrow(ApplicationNotFoundException::new);
        OperatorRights.requireMayAct(operator, application, clock.instant());
        var state = application.stateAt(clock.instant()).name();
        if (!Transitions.TO_BE_WORKED_ON.contains(state)) {
            throw new TransitionNotAllowedException(state, ApplicationState.Name.UNDER_REVIEW);
        }
        return lookedAt(application, operator, "VIEW");
    }

    /**
     * Reads an application that concerns an entity, before the registry is asked who heads it; nothing for one that concerns
     * none. Whose centre it belongs to does not matter yet.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Look> lookAtEntity(ApplicationNumber number, Operator operator, String purpose)
            throws ProblemException {
        var application = applications.find(number).orElseThrow(ApplicationNotFoundException::new);
        OperatorRights.requireNotOwn(operator, application);
        return application.entity().isPresent()
                ? Optional.of(lookedAt(application, operator, purpose))
                : Optional.empty();
    }

    /**
     * Takes the step under the lock.
     *
     * @param beside what else happens, before the state changes
     * @throws TransitionNotAllowedException if somebody else has moved it since
     * @throws ApplicationChangedException if the application is not the one that was looked at any more
     */
    @Transactional
    public Application take(
            Look look,
            Operator operator,
            ApplicationState to,
            AuditAction action,
            Map<String, String> details,
            Beside beside)
            throws ProblemException {
        var id = look.application().id();
        var locked = applications.lock(id).orElseThrow(ApplicationNotFoundException::new);
        var now = clock.instant();
        OperatorRights.requireMayAct(operator, locked, now);
        course.requireStep(locked, to.name());
        if (locked.state().name() != look.application().state().name()) {
            throw new TransitionNotAllowedException(locked.state().name(), to.name());
        }
        if (locked.version() != look.application().version()) {
            throw new ApplicationChangedException();
        }
        beside.happen(locked, now);
        course.move(locked, to, actor(operator), action, details);
        return applications.find(id).orElseThrow(ApplicationNotFoundException::new);
    }

    private Look lookedAt(Application application, Operator operator, String purpose) {
        course.record(application, actor(operator), AuditAction.PERSON_LOOKED_UP, Map.of("purpose", purpose));
        return new Look(
                application,
                identities.iin(application.person()),
                application.entity().map(identities::bin),
                identities.iin(operator.person()));
    }

    static Actor actor(Operator operator) {
        return new Actor.Operator(operator.id().toString());
    }
}
