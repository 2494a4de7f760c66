package kz.kualik.authority.applications;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The centre named in the application does not exist. */
public final class UnknownCentreException extends ProblemException {

    private static final long serialVersionUID = 1L;

    UnknownCentreException(String code) {
        super(ProblemKind.UNPROCESSABLE, "unknown-centre", List.of(code), "there is no such centre");
    }
}
