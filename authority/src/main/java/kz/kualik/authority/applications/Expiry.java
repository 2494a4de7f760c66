package kz.kualik.authority.applications;

import java.time.Clock;
import java.util.Map;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.time.AlmatyTime;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down that applications have expired; readers see it from the first moment without that. */
@Service
class Expiry {

    private static final Actor SYSTEM = new Actor.SystemPart("expiry");
    private static final int PORTION = 100;

    private final ApplicationTable applications;
    private final Course course;
    private final Clock clock;

    Expiry(ApplicationTable applications, Course course, Clock clock) {
        this.applications = applications;
        this.course = course;
        this.clock = clock;
    }

    /**
     * Expires a portion of overdue applications; may run at the same time on several nodes and be repeated at will.
     *
     * @return how many; fewer than a full portion means that none is left
     */
    @Transactional
    public int expirePortion() throws ProblemException {
        var overdue = applications.lockOverdue(AlmatyTime.dateAt(clock.instant()), PORTION);
        for (var application : overdue) {
            course.move(
                    application,
                    new ApplicationState.Expired(),
                    SYSTEM,
                    AuditAction.APPLICATION_EXPIRED,
                    Map.of("deadline", application.deadline().lastDay().toString()));
        }
        return overdue.size();
    }

    static boolean isFull(int portion) {
        return portion == PORTION;
    }
}
