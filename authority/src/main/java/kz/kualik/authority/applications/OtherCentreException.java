package kz.kualik.authority.applications;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The application belongs to another centre than the operator. */
public final class OtherCentreException extends ProblemException {

    private static final long serialVersionUID = 1L;

    OtherCentreException(String centre) {
        super(ProblemKind.FORBIDDEN, "other-centre", List.of(centre), "the application belongs to another centre");
    }
}
