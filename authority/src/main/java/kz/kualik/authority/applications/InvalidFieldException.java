package kz.kualik.authority.applications;

import java.util.List;
import java.util.Map;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** A field of the application holds what it cannot hold. */
public final class InvalidFieldException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    InvalidFieldException(String field, String reason) {
        super(
                ProblemKind.UNPROCESSABLE,
                "invalid-field",
                List.of(field),
                "the field " + field + " is not acceptable: " + reason);
        this.reason = reason;
    }

    /** In English, for programs; the sentence for people is in their language alone. */
    @Override
    public Map<String, Object> members() {
        return Map.of("reason", reason);
    }
}
