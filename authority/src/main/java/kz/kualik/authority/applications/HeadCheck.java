package kz.kualik.authority.applications;

import java.time.Clock;
import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.staff.Operator;
import kz.kualik.authority.staff.StaffMember;
import kz.kualik.authority.time.AlmatyTime;
import org.springframework.stereotype.Component;

/**
 * Keeps everybody away from applications that concern an entity which they head. It asks the registry, so it comes before any
 * lock and outside any transaction.
 */
@Component
class HeadCheck {

    private final OperatorSteps steps;
    private final ApplicantCheck registry;
    private final Clock clock;

    HeadCheck(OperatorSteps steps, ApplicantCheck registry, Clock clock) {
        this.steps = steps;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Refuses an operator who heads the entity concerned, and a colleague who does.
     *
     * @param colleagues who else is to work on the application
     */
    void requireNotHead(ApplicationNumber number, Operator operator, String purpose, List<StaffMember> colleagues)
            throws ProblemException {
        var look = steps.lookAtEntity(number, operator, purpose);
        if (look.isEmpty() || look.get().bin().isEmpty()) {
            return;
        }
        var entity = registry.asRegistered(look.get().bin().get());
        if (entity.isPresent()) {
            var now = clock.instant();
            OperatorRights.requireNotHead(look.get().operator(), entity.get(), now);
            var today = AlmatyTime.dateAt(now);
            if (colleagues.stream().anyMatch(colleague -> entity.get().isHeadedBy(colleague.iin(), today))) {
                throw new UnfitColleagueException();
            }
        }
    }
}
