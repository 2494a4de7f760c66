package kz.kualik.authority.web;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The length of a page is no number, or out of bounds. */
public final class InvalidLimitException extends ProblemException {

    private static final long serialVersionUID = 1L;

    InvalidLimitException() {
        super(
                ProblemKind.UNPROCESSABLE,
                "invalid-limit",
                List.of(PageRequest.MAXIMUM),
                "the limit is not a number from 1 to " + PageRequest.MAXIMUM);
    }
}
