package kz.kualik.authority.applications;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.staff.Operator;
import org.springframework.stereotype.Service;

/** The applicant has come to another centre than the one named, and its operator takes the application over. */
@Service
class TakeOver {

    private final CentreChange change;
    private final HeadCheck heads;

    TakeOver(CentreChange change, HeadCheck heads) {
        this.change = change;
        this.heads = heads;
    }

    /** From now on the application belongs to the operator's centre, unless somebody at the other one works on it now. */
    Application take(ApplicationNumber number, Operator operator) throws ProblemException {
        heads.requireNotHead(number, operator, "TAKE_OVER", List.of());
        return change.take(number, operator);
    }
}
