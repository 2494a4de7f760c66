package kz.kualik.authority.revocation;

import java.util.List;
import java.util.Map;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** A field of a registry event is missing, does not belong to this kind of event, or cannot be true. */
final class UnfitEventException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final String field;

    UnfitEventException(String field) {
        super(
                ProblemKind.UNPROCESSABLE,
                "unfit-event",
                List.of(field),
                "the field " + field + " does not fit the event");
        this.field = field;
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("field", field);
    }
}
