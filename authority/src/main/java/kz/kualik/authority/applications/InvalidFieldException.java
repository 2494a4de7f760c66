package kz.kualik.authority.applications;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** A field of the application holds what it cannot hold. */
public final class InvalidFieldException extends ProblemException {

    private static final long serialVersionUID = 1L;

    InvalidFieldException(String field, String reason) {
        super(
                ProblemKind.UNPROCESSABLE,
                "invalid-field",
                List.of(field, reason),
                "the field " + field + " is not acceptable: " + reason);
    }
}
