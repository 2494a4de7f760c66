package kz.kualik.authority.applications;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** A certificate request cannot be accepted. */
public final class RequestRefusedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    RequestRefusedException(int position, String reason) {
        super(
                ProblemKind.UNPROCESSABLE,
                "request-refused",
                List.of(position, reason),
                "certificate request " + position + ": " + reason);
    }
}
