package kz.kualik.authority.applications;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.staff.Operator;
import kz.kualik.authority.staff.StaffCaller;
import kz.kualik.authority.staff.StaffId;
import kz.kualik.authority.staff.StaffRegister;
import org.springframework.stereotype.Service;

/**
 * Who works on an application. An operator claims it for a while; meanwhile nobody else of the centre acts on it and who
 * tries hears until when. The hold ends by itself by the house's clock, ends with the decision, can be let go, and can be
 * handed over to a colleague; the supervisor of the centre may break it. What applicants do with their own application no hold keeps from them.
 */
@Service
public class Claims {

    private final ClaimSteps steps;
    private final HeadCheck heads;
    private final StaffRegister staff;

    Claims(ClaimSteps steps, HeadCheck heads, StaffRegister staff) {
        this.steps = steps;
        this.heads = heads;
        this.staff = staff;
    }

    /**
     * The operator begins, or goes on, to work on the application.
     *
     * @throws ApplicationClaimedException if a colleague does; it tells until when
     */
    public Application claim(ApplicationNumber number, Operator operator) throws ProblemException {
        heads.requireNotHead(number, operator, "CLAIM", List.of());
        return steps.claim(number, operator);
    }

    /** The operator lets the application go before the time is over. */
    public Application letGo(ApplicationNumber number, Operator operator) throws ProblemException {
        return steps.letGo(number, operator);
    }

    /**
     * The operator hands the application over to a colleague of the same centre, who holds it for a whole time of their own.
     *
     * @throws UnfitColleagueException if the colleague could not work on it
     */
    public Application handOver(ApplicationNumber number, Operator operator, StaffId colleague)
            throws ProblemException {
        var member = staff.members().stream()
                .filter(candidate -> candidate.id().equals(colleague))
                .findAny()
                .orElseThrow(UnfitColleagueException::new);
        heads.requireNotHead(number, operator, "HAND_OVER", List.of(member));
        return steps.handOver(number, operator, member);
    }

    /** A supervisor ends the hold of somebody who cannot: ill, gone, or stuck. */
    public Application breakOff(ApplicationNumber number, StaffCaller supervisor) throws ProblemException {
        return steps.breakOff(number, supervisor);
    }
}
