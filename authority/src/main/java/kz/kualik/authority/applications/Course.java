package kz.kualik.authority.applications;

import java.time.Clock;
import java.util.Map;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.audit.AuditEvent;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.audit.AuditedObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The only place that moves an application from one state to another: checks the table of transitions, writes state,
 * station and audit row, all in the caller's transaction. The application must be locked by it.
 */
@Component
class Course {

    private static final Logger LOG = LoggerFactory.getLogger(Course.class);

    private final ApplicationTable table;
    private final AuditLog auditLog;
    private final Clock clock;

    Course(ApplicationTable table, AuditLog auditLog, Clock clock) {
        this.table = table;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /**
     * Moves the application.
     *
     * @throws ApplicationExpiredException if its deadline has passed, and this is not the step that says so
     * @throws TransitionNotAllowedException if the table of transitions has no such step
     */
    void move(
            Application application, ApplicationState to, Actor actor, AuditAction action, Map<String, String> details)
            throws ApplicationExpiredException, TransitionNotAllowedException {
        requireStep(application, to.name());
        table.updateState(application.id(), to, clock.instant());
        record(application, actor, action, details);
        LOG.info(
                "application {}: {} -> {}",
                application.number(),
                application.state().name(),
                to.name());
    }

    /** Refuses a step that {@link #move} would refuse, before work is done for it. */
    void requireStep(Application application, ApplicationState.Name to)
            throws ApplicationExpiredException, TransitionNotAllowedException {
        var from = application.stateAt(clock.instant()).name();
        if (to == ApplicationState.Name.EXPIRED) {
            from = application.state().name();
        } else if (from == ApplicationState.Name.EXPIRED) {
            throw new ApplicationExpiredException(
                    application.deadline().lastDay().toString());
        }
        if (!Transitions.isAllowed(from, to)) {
            throw new TransitionNotAllowedException(from, to);
        }
    }

    /** Records an act that does not move the application. */
    void record(Application application, Actor actor, AuditAction action, Map<String, String> details) {
        auditLog.record(AuditEvent.of(
                actor, action, new AuditedObject("application", application.id().toString()), details));
    }
}
