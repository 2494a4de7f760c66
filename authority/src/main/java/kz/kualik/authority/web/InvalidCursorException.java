package kz.kualik.authority.web;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The cursor was not given out for this list. */
public final class InvalidCursorException extends ProblemException {

    private static final long serialVersionUID = 1L;

    InvalidCursorException() {
        super(ProblemKind.UNPROCESSABLE, "invalid-cursor", List.of(), "the cursor was not given out for this list");
    }
}
