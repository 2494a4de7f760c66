package kz.kualik.authority.applications;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The number of certificate requests does not fit their algorithm: one for GOST, an authentication and a signature key for RSA and ECDSA. */
public final class RequestCountException extends ProblemException {

    private static final long serialVersionUID = 1L;

    RequestCountException(int expected, int actual) {
        super(
                ProblemKind.UNPROCESSABLE,
                "request-count",
                List.of(expected, actual),
                "expected " + expected + " certificate requests, got " + actual);
    }
}
