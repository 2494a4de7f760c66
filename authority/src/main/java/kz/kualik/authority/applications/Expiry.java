package kz.kualik.authority.applications;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.time.AlmatyTime;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down that applications have expired; readers see it from the first moment without that. */
@Service
class Expiry {

    /** How many are expired in one transaction: enough to be quick, few enough to hold locks for moments only. */
    static final int PORTION = 100;

    private static final Actor SYSTEM = new Actor.SystemPart("expiry");

    private final ApplicationTable applications;
    private final Course course;
    private final Clock clock;

    Expiry(ApplicationTable applications, Course course, Clock clock) {
        this.applications = applications;
        this.course = course;
        this.clock = clock;
    }

    /**
     * Expires a portion of overdue applications, all or none of it; may run at the same time on several nodes and be
     * repeated at will.
     *
     * @return how many; none if none is left that nobody else is working on
     */
    @Transactional
    public int expirePortion() throws ProblemException {
        var overdue = applications.lockOverdue(AlmatyTime.dateAt(clock.instant()), PORTION);
        for (var application : overdue) {
            expire(application);
        }
        return overdue.size();
    }

    /** The overdue applications, of which a portion could not be expired as a whole; at most a portion. */
    @Transactional(readOnly = true)
    public List<UUID> overdue() {
        return applications.overdue(AlmatyTime.dateAt(clock.instant()), PORTION);
    }

    /** Expires one application, if it is overdue still. */
    @Transactional
    public void expireOne(UUID id) throws ProblemException {
        var application = applications.lock(id);
        if (application.isPresent()
                && application.get().stateAt(clock.instant()) instanceof ApplicationState.Expired
                && !(application.get().state() instanceof ApplicationState.Expired)) {
            expire(application.get());
        }
    }

    private void expire(Application application) throws ProblemException {
        course.move(
                application,
                new ApplicationState.Expired(),
                SYSTEM,
                AuditAction.APPLICATION_EXPIRED,
                Map.of("deadline", application.deadline().lastDay().toString()));
    }
}
